import type { StepList } from './step-columns';

/**
 * Where entropy can enter. `arrival` is the completion of something that was started earlier; `timer` is how much had
 * been computed when a timer went off; `shared` is what an operation on memory that threads share gave.
 */
export const INPUT_KINDS = ['draw', 'clock', 'env', 'file', 'arrival', 'memory', 'timer', 'shared'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** What the program does to numbers; `carry` tells data from before the part that is told in detail, at its first use there. */
export const EFFECT_KINDS = ['make', 'kernel', 'read', 'step', 'carry'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

export const OUTPUT_ROLES = ['weights', 'predict', 'evaluate'] as const;
export type OutputRole = (typeof OUTPUT_ROLES)[number];

/** 64 bits of a tensor's bits, as two unsigned 32-bit words. */
export interface Fingerprint {
  readonly low: number;
  readonly high: number;
}

/** A tensor's data in one run: its number, and the print of its bits (null if it never arrived). */
export interface TracedTensor {
  readonly id: number;
  readonly print: Fingerprint | null;
}

/** Values that came from outside: neighbours of one call site are joined. */
export interface InputEvent {
  readonly kind: 'input';
  readonly input: InputKind;
  readonly api: string;
  readonly stack: string;
  readonly count: number;
  readonly print: Fingerprint;
  /** The layer for which it came in, if one was being built or called. */
  readonly layer: TracedLayer | null;
  /** True for a part that was told by itself, later than its values came in. */
  readonly isApart?: boolean;
  /** The first values of the site; later ones only count. */
  readonly values: readonly (number | string)[];
}

export interface EffectEvent {
  readonly kind: 'effect';
  /** Number among the effects of its thread, from 0. */
  readonly index: number;
  readonly effect: EffectKind;
  readonly name: string;
  /** Types and shapes of the outputs, e.g. `float32[4,2]`. */
  readonly shape: string;
  readonly stack: string;
  /** Stack of the forward operation, for a kernel of the backward pass. */
  readonly forward: string;
  readonly layer: TracedLayer | null;
  readonly attributes: Fingerprint;
  readonly inputs: readonly number[];
  readonly outputs: readonly TracedTensor[];
  /** Optimizer steps finished before it. */
  readonly step: number;
  /** The beginning of what was printed or written, for a text. */
  readonly text?: string;
}

export interface TracedOutput {
  readonly kind: 'output';
  /** `weights dense/kernel`, `predict #1`: equal in all runs. */
  readonly key: string;
  readonly role: OutputRole;
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly tensor: number;
  readonly stack: string;
  readonly print: Fingerprint;
  /** Raw little-endian values, null if they were too large to travel. */
  readonly values: Uint8Array | null;
}

export interface TracedStep {
  readonly step: number;
  /** Null if it is no single number or never arrived; NaN and the infinities are what the program computed. */
  readonly loss: number | null;
  /** Of all gradients; null if one could not be had without waiting for the GPU, or never arrived. */
  readonly print: Fingerprint | null;
  /** What the program had read from tensors until then. */
  readonly reads: ReadSum;
  /** Its number among the effects of its thread. Past the told detail it is no event of its own. */
  readonly effect: number;
  /** How many events of its thread came before its end. */
  readonly place: number;
}

/** Values that a program read from tensors, in any order: their number, and the sum of their prints modulo 2^32 a word. */
export interface ReadSum extends Fingerprint {
  readonly count: number;
}

export interface TracedLayer {
  readonly name: string;
  readonly className: string;
  /** Where the user constructed it. */
  readonly stack: string;
  readonly seeds: string;
}

/** A value that the program gave as a seed. */
export interface TracedSeed {
  readonly api: string;
  readonly stack: string;
  /** As text: seeds may be numbers, strings or objects. */
  readonly seed: string;
}

export type TraceEvent = InputEvent | EffectEvent | TracedOutput;

/** What one thread of a run did. */
export interface ThreadTrace {
  readonly thread: number;
  /** In the order in which they happened; of steps past the told detail only `steps` tells. */
  readonly events: readonly TraceEvent[];
  readonly steps: StepList;
  /** Weights after steps: step → variable → values. */
  readonly weights: ReadonlyMap<number, ReadonlyMap<string, Float32Array>>;
  /** Layers that were built or called, in that order. */
  readonly layers: readonly TracedLayer[];
  readonly seeds: readonly TracedSeed[];
  /** False for a worker that was ended while it went on: how far it came is nobody's result. */
  readonly isEnded?: boolean;
  /** How much of a worker came before its last message: what it did after that reached nobody if it was ended. */
  readonly reported?: { readonly events: number; readonly steps: number; readonly reads: ReadSum };
  readonly reads: ReadSum;
  /** Raw little-endian values of the first output of the event that the plan asked for. */
  readonly captured?: Uint8Array;
}

export type RunEnding = 'exit' | 'idle' | 'stopped' | 'timeout' | 'cancelled' | 'killed' | 'crashed' | 'limit';

/** One execution of a target. */
export interface RunTrace {
  readonly threads: readonly ThreadTrace[];
  /** Node processes that the program started, as far as they told what they let in; left out where there are none. */
  readonly children?: readonly ThreadTrace[];
  readonly notes: ReadonlyMap<string, string>;
  readonly maps: ReadonlyMap<string, string>;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly ending: RunEnding;
  readonly stderr: string;
  /** The end of what the program printed, on either stream; left out where nothing was kept. */
  readonly lastWords?: string;
  readonly durationMs: number;
}

/** Sums have no order: reads of several threads, or one more read, whose own count is 1. */
export function addReads(one: ReadSum, two: ReadSum): ReadSum {
  return { count: one.count + two.count, low: (one.low + two.low) >>> 0, high: (one.high + two.high) >>> 0 };
}

/** The threads of a run and the processes it started: whatever lets something in. */
export function everyThread({ threads, children = [] }: RunTrace): readonly ThreadTrace[] {
  return [...threads, ...children];
}

/** A thread that did nothing. */
export function emptyThread(thread: number): ThreadTrace {
  return { thread, events: [], steps: [], weights: new Map(), layers: [], seeds: [], reads: { count: 0, low: 0, high: 0 } };
}

/** True if two runs computed the same in a step, as far as both tell: not every GPU prints gradients, and a loss may never arrive. */
export function isSameStep(first: TracedStep, second: TracedStep): boolean {
  const isSameLoss = first.loss === null || second.loss === null || Object.is(first.loss, second.loss);
  return isSameLoss && (first.print === null || second.print === null || isSamePrint(first.print, second.print));
}

export function isSamePrint(first: Fingerprint | null, second: Fingerprint | null): boolean {
  return first !== null && second !== null && first.low === second.low && first.high === second.high;
}
