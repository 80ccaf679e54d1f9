import type { BackendName } from '../core/verdict';

/** Environment variable that names the plan file; the probe deletes it before user code runs. */
export const PLAN_VARIABLE = 'SWERVE_PLAN';
/** Environment variable of a process that the program starts: its number among threads; the probe deletes it as well. */
export const CHILD_VARIABLE = 'SWERVE_CHILD';
/** File descriptor of the trace pipe in the child. */
export const TRACE_FD = 3;

/** The order in which a disturbed repeat does what is in flight together: as it began, or the other way round. */
export type DisturbedOrder = 'as begun' | 'turned';

export type TestPlace = 'worker' | 'process';

/** What the probe does in one run. Written by the runner as JSON, read once by the probe. */
export interface RunPlan {
  /** Kernel-level events told from `detailFromStep` on, at most; of what comes later only steps and outcomes are told. */
  readonly detailEvents: number;
  /** Of them, those that are told once the first step has begun. */
  readonly trainingEvents: number;
  /** Optimizer steps that are over when the detail begins. */
  readonly detailFromStep: number;
  /** Kernel events that carry a call stack in every run, counted from the start of the detail. */
  readonly stackEvents: number;
  /** Event from which on all others that are told carry one too: a replay that looks at a place. */
  readonly stacksFrom: number | null;
  readonly maxSteps: number | null;
  /** End the run after this event: it is only a replay. */
  readonly stopAtEvent: number | null;
  readonly pins: readonly Pin[];
  /** Added to every clock, in milliseconds: a disturbed repeat. */
  readonly skewMs: number;
  /** Let every clock go more slowly than time: a disturbed repeat. */
  readonly slowClock: boolean;
  /** Do what is in flight together in this order, and stall now and then: a disturbed repeat. */
  readonly disturb: DisturbedOrder | null;
  /** Let each worker start when the one before it has ended, or after so much time, in milliseconds: they do their work one after the other. */
  readonly workersApartMs: number;
  /** Let each training start when those that began before it have ended. */
  readonly trainingsApart: boolean;
  /** How long runs of this program take that are left as they are, in milliseconds: what takes long on this machine now takes longer. */
  readonly usualMs: number;
  /** Where a runner of tests has those that are checked; null where the program is none. A worker tells of itself before it is ended. */
  readonly tests: TestPlace | null;
  /** Let what these lists of arrival keys name be done in their order, each list by itself. */
  readonly arrivals: readonly (readonly string[])[] | null;
  /** Look for the lines where what arrives is put into one collection. */
  readonly watchOrder: boolean;
  /** Tell the values that this effect gives. */
  readonly captureEvent: number | null;
  /** End the run when nothing happened for this long after training began. */
  readonly idleSeconds: number;
  readonly backend: BackendPlan | null;
  /** Give unseeded draws inside a native TensorFlow a seed. */
  readonly seedNative: boolean;
  /** One float32 weight is moved by one ULP before the first step. */
  readonly nudgeUlp: boolean;
  /** Compute every operation once more with the cpu backend, which is this module: see `HeldKernels`. */
  readonly heldAgainst: string | null;
  /** Execute calls of some kernels again and again on their own inputs: see `RepeatedKernels`. */
  readonly repeatKernels: KernelRepeats | null;
  /** Tell what the program prints and writes: one without TensorFlow.js shows nothing else. */
  readonly tellsText: boolean;
  readonly model: ModelPlan | null;
  /** Where this plan lies: Node processes that the program starts read it there and leave what they let in beside it. */
  readonly file: string | null;
}

/** Where a process that the program started leaves what it let in. */
export function childTraceFile(planFile: string, child: number): string {
  return `${planFile}.${child}`;
}

/** Symbol of the global function that gives the model that the user named. */
export const MODEL_SYMBOL = 'swerve.model';
/** Symbol of the global function that hears why there is no model, as `ModelProblem`. */
export const MODEL_PROBLEM_SYMBOL = 'swerve.model-problem';
/** Symbol of the global function that gives what takes the place of the module or the global of that name. */
export const STAND_IN = 'swerve.stand-in';
/** Symbol of the global function after which imports of what only a page has give stand-ins. */
export const STAND_INS_SYMBOL = 'swerve.stand-ins';

/** The model to reach in a file, whether or not the file exports it. */
export interface ModelPlan {
  readonly file: string;
  readonly name: string;
}

/** Kernels that are executed again: if an output differs, the program goes on with that. */
export interface KernelRepeats {
  readonly kernels: readonly string[];
  /** Of all calls together, beside the program's own. */
  readonly executions: number;
}

/** Modules that provide a backend, found by the runner. */
export interface BackendPlan {
  readonly name: BackendName;
  readonly core: string;
  readonly module: string;
  /** Dawn for Node. */
  readonly webgpu: string | null;
  /** The script loads and chooses the backend itself, and only lacks what a browser would give it. */
  readonly isScripts?: boolean;
  /** Folder of the WebAssembly binaries, with a slash at its end. */
  readonly wasmFolder: string | null;
}

/** What pins a registry of the garbage collector as a whole; what one line watches is numbered: `FinalizationRegistry#2`. */
export const REGISTRY = 'FinalizationRegistry';

/** Begins the API of a pin that keeps only the pieces in which a stream brought its content: the values are their lengths in bytes. */
export const PIECES = 'pieces ';

/** Give the draws or reads of one call site the values of an earlier run, in their order. */
export interface Pin {
  readonly api: string;
  readonly stack: string;
  /** Numbers, or one JSON text per read; null leaves that one as it comes. */
  readonly values: readonly (number | string | null)[];
  /** The thread of that call site, where several threads have it; without it every thread is given the values. */
  readonly thread?: number;
  /** The first value is given again and again. */
  readonly isRepeated?: boolean;
}
