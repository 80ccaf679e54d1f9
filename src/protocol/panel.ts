import { ok, problem, type Result } from '../base/result';
import type { CheckUpdate } from '../core/check-update';
import type { CheckReport } from '../core/verdict';
import { decodeNumbers, encodeNumbers } from './number-json';
import { briefReport, isLarge, type ReportPart } from './report-parts';
import { isPageRequest, type PageCall, type PageEvent } from './sandbox';

/** How a check was asked for, as the panel shows it and as `rerun` repeats it. */
export interface CheckSettings {
  /** `auto`, one backend, or two joined with `,`. */
  readonly backend: string;
  readonly runs: number;
  readonly steps: number | null;
  readonly timeoutSeconds: number;
  readonly attribute: boolean;
  readonly fixed: boolean;
  /** Runs in frames of this very page, on its WebGPU or WebGL, instead of Node. */
  readonly page?: boolean;
}

/** `interrupted`: the window went away, by a reload or by closing it, and the check with it. */
export type CheckState = 'running' | 'done' | 'cancelled' | 'interrupted';

/** One check in the history. The host is its owner; the panel keeps a copy to survive a reload. */
export interface CheckRecord {
  /** Unique in the workspace, chosen by the host. */
  readonly id: string;
  /** Path relative to the working directory, with `/`. */
  readonly target: string;
  readonly model: string | null;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly settings: CheckSettings;
  readonly state: CheckState;
  /** While it runs: every update so far, in order. Afterwards it may be empty. */
  readonly updates: readonly CheckUpdate[];
  readonly report: CheckReport | null;
  /** The report is a brief one: what it leaves out is had with `whole`. */
  readonly isBrief?: boolean;
  /** The check that this one proves a fix of (same target, code changed in between), if any. */
  readonly fixOf: string | null;
}

/** The record as it is told of among others: a large report is cut to what is said of it everywhere. */
export function briefRecord(record: CheckRecord): CheckRecord {
  const { report } = record;
  return report === null || !isLarge(report) ? record : { ...record, report: briefReport(report), isBrief: true };
}

/** Something the user could check, offered while the history is empty. */
export interface CheckSuggestion {
  readonly target: string;
  readonly model: string | null;
  readonly label: string;
  /** How often the settings of its folder want it run. */
  readonly runs: number;
}

/** Host to panel. The theme needs no message: VS Code sets classes and variables on the page. */
export type HostMessage =
  /** The answer to `ready`, and sent again whenever the list changes as a whole. */
  | {
      readonly kind: 'history';
      readonly checks: readonly CheckRecord[];
      readonly selected: string | null;
      readonly suggestions: readonly CheckSuggestion[];
      /** False in a workspace that is not trusted: nothing can run, and the panel says so. */
      readonly trusted: boolean;
    }
  /** A check began, ended or changed. Replaces the record of that id, or adds it. */
  | { readonly kind: 'check'; readonly record: CheckRecord; readonly select: boolean }
  /** A piece of what a brief record leaves out, in order: the answer to `whole`. */
  | { readonly kind: 'part'; readonly check: string; readonly part: ReportPart }
  /** Progress of a running check. Send in batches, about ten a second. */
  | { readonly kind: 'updates'; readonly check: string; readonly updates: readonly CheckUpdate[] }
  /** The user moved to this line in the editor; the panel marks what belongs to it. */
  | { readonly kind: 'select'; readonly file: string; readonly line: number }
  /** One sentence about something the panel asked for: saved, copied, could not. */
  | { readonly kind: 'notice'; readonly level: 'info' | 'error'; readonly text: string }
  | PageCall;

export type ExportFormat = 'html' | 'png' | 'json';

/** Panel to host. */
export type PanelMessage =
  /** The page is loaded and listens. */
  | { readonly kind: 'ready' }
  /** This check is on display, and its record is a brief one. */
  | { readonly kind: 'whole'; readonly check: string }
  | { readonly kind: 'run'; readonly target: string; readonly model: string | null }
  /** Show a place in the editor, relative to the working directory; line and column from 1. */
  | { readonly kind: 'reveal'; readonly file: string; readonly line: number; readonly column: number | null }
  | { readonly kind: 'cancel'; readonly check: string }
  | { readonly kind: 'rerun'; readonly check: string; readonly attribute: boolean; readonly fixed: boolean; readonly page: boolean }
  /** Apply Swerve's fixes to the target of this check, then run it again as a record with `fixOf`. */
  | { readonly kind: 'fix'; readonly check: string }
  /** Save the check to a file the user chooses; `png` is base64 and null unless the format is `png`. */
  | { readonly kind: 'export'; readonly check: string; readonly format: ExportFormat; readonly png: string | null }
  | { readonly kind: 'select'; readonly check: string }
  /** Drop a check from the history; null drops all that are not running. */
  | { readonly kind: 'forget'; readonly check: string | null }
  /** Open the page of a rule. */
  | { readonly kind: 'rule'; readonly rule: string }
  | PageEvent;

type Kind<M> = M extends { readonly kind: infer K extends string } ? K : never;

/** One handler for every message of a link: a kind that is forgotten is a type error. */
export type Handlers<M extends { readonly kind: string }> = {
  readonly [K in Kind<M>]: (message: Extract<M, { readonly kind: K }>) => void;
};

/** Hands a message to its handler. */
export function dispatch<M extends { readonly kind: string }>(handlers: Handlers<M>, message: M): void {
  const handler = handlers[message.kind as Kind<M>] as (message: M) => void;
  handler(message);
}

/**
 * Text for `webview.postMessage`. Both directions send text: the link between webview and host is JSON,
 * which turns NaN and infinities into null, exactly what the panel has to show.
 */
export function encodePanelLink(message: HostMessage | PanelMessage): string {
  return encodeNumbers(message);
}

/** Guard at the host's port. The panel's page is not trusted more than any other input. */
export function parsePanelMessage(data: unknown): Result<PanelMessage> {
  return parseLink<PanelMessage>(data, PANEL_FIELDS, 'panel');
}

/** Guard at the panel's port. */
export function parseHostMessage(data: unknown): Result<HostMessage> {
  return parseLink<HostMessage>(data, HOST_FIELDS, 'host');
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isLine: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1;
const isList: Check = (value) => Array.isArray(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const isNumber: Check = (value) => typeof value === 'number';
const isUpdate: Check = (value) => isObject(value) && isText(value['kind']);
const isRecord: Check = (value) =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['target']) &&
  isObject(value['settings']) &&
  oneOf('running', 'done', 'cancelled', 'interrupted')(value['state']) &&
  listOf(isUpdate)(value['updates']) &&
  orNull(isObject)(value['report']);

const isPart: Check = (value) =>
  isObject(value) && typeof value['index'] === 'number' && typeof value['count'] === 'number' && isList(value['steps']) && isList(value['columns']) && isText(value['values']);

const isJob: Check = (value) =>
  isObject(value) && ['job', 'plan', 'probe', 'markup'].every((name) => isText(value[name])) && isList(value['scripts']) && orNull(isText)(value['backend']);

type FieldTable<M extends { readonly kind: string }> = {
  readonly [K in Kind<M>]: Readonly<Record<Exclude<keyof Extract<M, { readonly kind: K }>, 'kind'>, Check>>;
};

const PANEL_FIELDS: FieldTable<PanelMessage> = {
  ready: {},
  whole: { check: isText },
  run: { target: isText, model: orNull(isText) },
  reveal: { file: isText, line: isLine, column: orNull(isLine) },
  cancel: { check: isText },
  rerun: { check: isText, attribute: isFlag, fixed: isFlag, page: isFlag },
  fix: { check: isText },
  export: { check: isText, format: oneOf('html', 'png', 'json'), png: orNull(isText) },
  select: { check: isText },
  forget: { check: orNull(isText) },
  rule: { rule: isText },
  'page-bytes': { job: isText, thread: isNumber, bytes: isText },
  'page-output': { job: isText, stream: oneOf('stdout', 'stderr'), text: isText },
  'page-ask': { job: isText, id: isNumber, request: isPageRequest },
  'page-ended': { job: isText, problem: orNull(isText) },
};

const HOST_FIELDS: FieldTable<HostMessage> = {
  history: { checks: listOf(isRecord), selected: orNull(isText), suggestions: isList, trusted: isFlag },
  check: { record: isRecord, select: isFlag },
  part: { check: isText, part: isPart },
  updates: { check: isText, updates: listOf(isUpdate) },
  select: { file: isText, line: isLine },
  notice: { level: oneOf('info', 'error'), text: isText },
  'page-start': { job: isJob },
  'page-stop': { job: isText },
  'page-answer': { job: isText, id: isNumber, answer: orNull(isObject) },
};

function parseLink<M extends { readonly kind: string }>(data: unknown, fields: FieldTable<M>, from: string): Result<M> {
  const message = typeof data === 'string' ? decodeNumbers(data) : undefined;
  if (!isObject(message) || typeof message['kind'] !== 'string') return problem(`A message from the ${from} is not understood.`);
  const kind = message['kind'];
  if (!Object.hasOwn(fields, kind)) return problem(`The ${from} sent a message of the unknown kind "${kind}".`);
  const checks = Object.entries(fields[kind as Kind<M>] as Readonly<Record<string, Check>>);
  const wrong = checks.find(([name, check]) => !check(message[name]));
  if (wrong !== undefined) return problem(`The message "${kind}" from the ${from} has a wrong "${wrong[0]}".`);
  return ok(message as unknown as M);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
