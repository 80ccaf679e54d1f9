import type { FrameAnswer, FrameEvent, WorkerProgram } from '../../protocol/sandbox';

/** Page → worker: the first message, with the port over which they speak. */
export interface WorkerStart {
  readonly kind: 'swerve-worker';
  readonly thread: number;
  /** A `RunPlan` as JSON, for this thread. */
  readonly plan: string;
  readonly program: WorkerProgram;
  readonly isModule: boolean;
  /** Where the worker believes that it was loaded from: what it asks for is looked for from there. */
  readonly address: string;
  readonly name: string;
  /** What it would import and nobody has, by absolute address. */
  readonly missing: readonly string[];
}

/** Page → worker. */
export type WorkerCall =
  /** The program's messages may come: this brings the port that holds them. */
  | { readonly kind: 'listen' }
  /** How far is it? */
  | { readonly kind: 'ask-state' }
  /** The run is over: tell what is left to tell. */
  | { readonly kind: 'finish' }
  | { readonly kind: 'answer'; readonly answer: FrameAnswer };

/** How far a worker is. */
export interface WorkerState {
  /** Grows with all that its engine does. */
  readonly activity: number;
  /** What it has started and that has not come back. */
  readonly open: number;
  /** True while it waits for a server, or for a timer that goes off once and not soon. */
  readonly isAwaiting: boolean;
  /** True while something may begin again by itself. */
  readonly isTicking: boolean;
  /** How often it asked a server for something, or was answered. */
  readonly changes: number;
  /** Optimizer steps taken. */
  readonly steps: number;
}

/** An error that nothing in a worker caught. */
export interface WorkerError {
  readonly message: string;
  /** Name, message and stack. */
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Worker → page. */
export type WorkerEvent =
  | FrameEvent
  /** Its script has run. */
  | { readonly kind: 'loaded' }
  /** It imports a script that it was not given. */
  | { readonly kind: 'missing'; readonly address: string }
  /** For the program in the page. */
  | { readonly kind: 'message'; readonly data: unknown }
  | { readonly kind: 'state'; readonly state: WorkerState }
  | { readonly kind: 'error'; readonly error: WorkerError; readonly isRejection: boolean }
  /** The plan ends the run in this thread. */
  | { readonly kind: 'exit'; readonly reason: string };

/** Guard at the worker. */
export function isWorkerStart(data: unknown): data is WorkerStart {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'swerve-worker';
}
