/**
 * Runs in the webview's own page. Three links in a row carry them, each typed:
 * host ⇄ panel (as part of the panel's link), panel ⇄ frame (a message port), and host ⇄ worker.
 */

/** Lines of a bundle from `line` (from 1) on come from `library`, or from the user's own files if that is null. */
export interface BundleRegion {
  readonly line: number;
  readonly library: string | null;
}

/** One run in a fresh frame. */
export interface PageJob {
  /** Unique among all jobs of the window. */
  readonly job: string;
  /** A `RunPlan` as JSON. */
  readonly plan: string;
  /** Text of `dist/probe/page.js`. */
  readonly probe: string;
  /** The user's program, bundled as one module. */
  readonly script: string;
  /** The name that the bundle has in stacks: an absolute path beside the target. */
  readonly file: string;
  readonly regions: readonly BundleRegion[];
  /** HTML of the page that the program was written for; empty if there is none. */
  readonly markup: string;
}

/** Host → panel. */
export type PageCall = { readonly kind: 'page-start'; readonly job: PageJob } | { readonly kind: 'page-stop'; readonly job: string };

/** Panel → host. */
export type PageEvent =
  /** Bytes of the trace, base64: a stream of `u32 length, frame`. */
  | { readonly kind: 'page-bytes'; readonly job: string; readonly bytes: string }
  | { readonly kind: 'page-output'; readonly job: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** The frame is gone. `problem` is one sentence if it never ran. */
  | { readonly kind: 'page-ended'; readonly job: string; readonly problem: string | null };

/** Panel → frame, the only message before the port takes over. */
export interface FrameStart {
  readonly kind: 'swerve-start';
  readonly plan: string;
  readonly script: string;
  readonly file: string;
  readonly regions: readonly BundleRegion[];
  readonly markup: string;
}

/** Frame → panel, over the port. */
export type FrameEvent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'ended' };

/** Guard at the panel: what a frame says is the user's program speaking. */
export function isFrameEvent(data: unknown): data is FrameEvent {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
  if (data.kind === 'ended') return true;
  if (data.kind === 'bytes') return 'bytes' in data && data.bytes instanceof Uint8Array;
  return data.kind === 'output' && 'text' in data && typeof data.text === 'string' && 'stream' in data && (data.stream === 'stdout' || data.stream === 'stderr');
}

/** Guard at the frame. */
export function isFrameStart(data: unknown): data is FrameStart {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'swerve-start' && 'script' in data && typeof data.script === 'string' && 'markup' in data && typeof data.markup === 'string';
}
