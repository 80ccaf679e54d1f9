/**
 * The link between the extension host and the divergence view (a webview).
 * The host owns the checks; the panel keeps only what it needs to draw, and gets everything anew with `init`.
 */
import type { CheckUpdate } from '../core/check-update';
import type { BackendName, CheckReport, Verdict } from '../core/verdict';
import type { MessageOf } from './message-map';

/** A check as the history lists it; `verdict` is null while it runs and when it never gave one. */
export interface CheckSummary {
  /** Unique within the window, in the order of starting: `1`, `2`, … */
  readonly id: string;
  /** Relative to the workspace folder, with `/`. */
  readonly target: string;
  readonly model: string | null;
  readonly backend: 'auto' | readonly BackendName[];
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly verdict: Verdict | null;
  /** ISO 8601, for display. */
  readonly startedAt: string;
  /** What stopped it, one sentence for the user, if `state` is `failed` or `cancelled`. */
  readonly message: string | null;
}

/** A check with all it told so far: enough to draw it from nothing. */
export interface CheckRecord {
  readonly summary: CheckSummary;
  /** Every update but `report`, thinned by the host so that a long run stays small. */
  readonly updates: readonly CheckUpdate[];
  readonly report: CheckReport | null;
}

export type ExportFormat = 'html' | 'png' | 'json';

/** Host → panel. */
export interface HostEvents {
  /** The answer to `ready`: the whole state, after opening, reloading or moving. */
  readonly init: { readonly history: readonly CheckSummary[]; readonly current: CheckRecord | null };
  /** The list changed: a check began, ended or was forgotten. */
  readonly history: { readonly history: readonly CheckSummary[] };
  /** Show this check; the answer to `select`, and sent when a check starts. */
  readonly show: { readonly record: CheckRecord };
  /** The answer to `compare`: two finished checks to lay side by side, older first. */
  readonly comparison: { readonly before: CheckRecord; readonly after: CheckRecord };
  readonly update: { readonly id: string; readonly update: CheckUpdate };
  /** The editor's cursor came to a line that a report names: mark what belongs to it. */
  readonly location: { readonly file: string; readonly line: number };
  /** One sentence to show and announce, e.g. where an export was written. */
  readonly notice: { readonly text: string };
  /** Start a run in a fresh sandboxed frame of the panel's own page. */
  readonly 'page-start': PageRun;
  /** Kill the frame. */
  readonly 'page-stop': { readonly page: string };
  /** A message of the run link for the probe in the frame; opaque to the panel. */
  readonly 'page-message': { readonly page: string; readonly data: unknown };
}

/** A browser target, bundled, to be run once in a fresh frame. */
export interface PageRun {
  /** Unique name of this run in this panel. */
  readonly page: string;
  /** The probe for pages, as one classic script. */
  readonly probe: string;
  /** The user's program, bundled into one classic script. */
  readonly program: string;
  /** What the probe is told before the program starts; opaque to the panel. */
  readonly plan: unknown;
  /** The frame is killed when it was silent for so long. */
  readonly timeoutMs: number;
}

/** Panel → host. */
export interface PanelCalls {
  /** The page is loaded and wants `init`. */
  readonly ready: object;
  /** Move the editor to a line of the user's source; `file` as the report names it. */
  readonly reveal: { readonly file: string; readonly line: number; readonly column: number };
  readonly select: { readonly id: string };
  readonly compare: { readonly before: string; readonly after: string };
  readonly cancel: { readonly id: string };
  readonly rerun: { readonly id: string };
  /** Forget one check, or all with null. */
  readonly forget: { readonly id: string | null };
  /** Write the check to a file of the user's choice. `image` is a data URL, only for `png`. */
  readonly export: { readonly id: string; readonly format: ExportFormat; readonly image: string | null };
  /** Start a check: what the empty state offers. */
  readonly start: object;
  /** Open the page of a rule. */
  readonly rule: { readonly rule: string };
  readonly 'page-message': { readonly page: string; readonly data: unknown };
  readonly 'page-ended': { readonly page: string; readonly reason: 'finished' | 'failed' | 'silent' | 'stopped'; readonly message: string | null };
}

export type HostMessage = MessageOf<HostEvents>;
export type PanelMessage = MessageOf<PanelCalls>;
