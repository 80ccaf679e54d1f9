/**
 * Runs in the webview's own page. Three links in a row carry them, each typed:
 * host ⇄ panel (as part of the panel's link), panel ⇄ frame (a message port), and host ⇄ worker.
 */

/** Lines of a bundle from `line` (from 1) on come from `library`, or from the user's own files if that is null. */
export interface BundleRegion {
  readonly line: number;
  readonly library: string | null;
}

/** A script of a page's. */
export interface PageScript {
  /** Absolute path; of a bundle, which is no file, one beside the target. */
  readonly file: string;
  readonly text: string;
  /** Of a bundle, which is a module; null for a script that runs as it stands. */
  readonly regions: readonly BundleRegion[] | null;
  /** Of a bundle in several modules: how the others import it, and whether it runs by itself. */
  readonly part?: { readonly specifier: string; readonly isEntry: boolean };
}

/** Where a bundled module believes that it was loaded from; nothing is there, and its addresses mean files beside the page. */
export const PAGE_ORIGIN = 'https://page.invalid/';

export type PageHeader = readonly [name: string, value: string];

/** What a program in a page asks of a server. */
export interface PageRequest {
  /** As the page's own server would be asked for it, or an address elsewhere with its scheme. */
  readonly address: string;
  readonly method: string;
  readonly headers: readonly PageHeader[];
  /** base64; null if there is none. */
  readonly body: string | null;
}

/** What a server answered, once all of it has come. */
export interface PageAnswer<Body = string> {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly PageHeader[];
  /** base64 between processes, bytes in the frame. */
  readonly body: Body;
}

/**
 * What a page starts a worker of is asked like anything else of a server, by methods that only the probe uses; the body
 * of the answer is a `WorkerProgram` as JSON, or else one sentence of why there is none.
 */
export const WORKER_METHODS = { classic: 'CLASSIC-WORKER', module: 'MODULE-WORKER' } as const;

/** The scripts of a worker. */
export interface WorkerProgram {
  /** What the worker starts with, then all that it is known to import by `importScripts`. */
  readonly scripts: readonly WorkerScript[];
  /** The backend that the worker's TensorFlow.js must use; null if it chooses, or if the scripts make it the default themselves. */
  readonly backend: string | null;
}

export interface WorkerScript extends PageScript {
  /** Absolute, as the worker imports it. */
  readonly address: string;
}

/** One run in a fresh frame. */
export interface PageJob {
  /** Unique among all jobs of the window. */
  readonly job: string;
  /** A `RunPlan` as JSON. */
  readonly plan: string;
  /** Text of `dist/probe/page.js`. */
  readonly probe: string;
  /** The user's program, in the order in which it runs. */
  readonly scripts: readonly PageScript[];
  /** The backend that a TensorFlow.js of the page's own must use; null if it chooses, or if the program brings its own. */
  readonly backend: string | null;
  /** HTML of the page that the program was written for; empty if there is none. */
  readonly markup: string;
}

/** Host → panel. */
export type PageCall =
  | { readonly kind: 'page-start'; readonly job: PageJob }
  | { readonly kind: 'page-stop'; readonly job: string }
  /** Null if no server answered, or if it answers no other pages. */
  | { readonly kind: 'page-answer'; readonly job: string; readonly id: number; readonly answer: PageAnswer | null };

/** Panel → host. */
export type PageEvent =
  /** Bytes of the trace of a thread, base64: a stream of `u32 length, frame`. The page is thread 0, its workers are numbered as they were made. */
  | { readonly kind: 'page-bytes'; readonly job: string; readonly thread: number; readonly bytes: string }
  | { readonly kind: 'page-output'; readonly job: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** The program asks for a file beside its page, or something from elsewhere. */
  | { readonly kind: 'page-ask'; readonly job: string; readonly id: number; readonly request: PageRequest }
  /** The frame is gone. `problem` is one sentence if it never ran. */
  | { readonly kind: 'page-ended'; readonly job: string; readonly problem: string | null };

/** Panel → frame, the only message before the port takes over. */
export interface FrameStart {
  readonly kind: 'swerve-start';
  readonly plan: string;
  readonly scripts: readonly PageScript[];
  readonly backend: string | null;
  readonly markup: string;
}

/** Frame → panel, over the port. */
export type FrameEvent =
  | { readonly kind: 'bytes'; readonly thread: number; readonly bytes: Uint8Array }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'ask'; readonly id: number; readonly request: PageRequest }
  | { readonly kind: 'ended' };

/** Panel → frame, over the port: what came of a request. */
export interface FrameAnswer {
  readonly id: number;
  readonly answer: PageAnswer<Uint8Array<ArrayBuffer>> | null;
}

/** Guard at the panel: what a frame says is the user's program speaking. */
export function isFrameEvent(data: unknown): data is FrameEvent {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
  if (data.kind === 'ended') return true;
  if (data.kind === 'bytes') return 'bytes' in data && data.bytes instanceof Uint8Array && 'thread' in data && isThread(data.thread);
  if (data.kind === 'ask') return 'id' in data && typeof data.id === 'number' && 'request' in data && isPageRequest(data.request);
  return data.kind === 'output' && 'text' in data && typeof data.text === 'string' && 'stream' in data && (data.stream === 'stdout' || data.stream === 'stderr');
}

export function isPageRequest(data: unknown): data is PageRequest {
  if (typeof data !== 'object' || data === null) return false;
  const { address, method, headers, body } = data as Partial<Record<keyof PageRequest, unknown>>;
  return typeof address === 'string' && typeof method === 'string' && Array.isArray(headers) && headers.every(isHeader) && (body === null || typeof body === 'string');
}

/** Workers that one page may have in a run. */
const MOST_THREADS = 1000;

function isThread(data: unknown): data is number {
  return Number.isInteger(data) && (data as number) >= 0 && (data as number) <= MOST_THREADS;
}

function isHeader(data: unknown): boolean {
  return Array.isArray(data) && data.length === 2 && data.every((part) => typeof part === 'string');
}

/** Guard at the frame. */
export function isFrameStart(data: unknown): data is FrameStart {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'swerve-start' && 'scripts' in data && Array.isArray(data.scripts) && 'markup' in data && typeof data.markup === 'string';
}
