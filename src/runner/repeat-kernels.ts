import type { RunTrace } from '../core/trace';
import type { BackendName } from '../core/verdict';
import { REPEATED_NOTE, type RepeatedKernel } from '../protocol/repeated-kernels';
import type { RunPlan } from '../protocol/run-plan';
import { findUnrepeatableKernels } from './unrepeatable-kernels';

/** Backends whose kernels race. What differs on wasm depends on what lies beside it in memory, which every run repeats. */
const RACING: readonly string[] = ['webgpu', 'tfjs-node', 'tfjs-node-gpu'] satisfies BackendName[];

/** Time for the executions of a replay, in milliseconds: that of the first replay if one call took all the time of a run, that of the second by what the first took. */
const [FIRST_MS, SECOND_MS] = [30_000, 20_000];
/** Executions of the first replay, and at most of the second. */
const [LEAST, USUAL, MOST] = [4, 48, 1000];

export interface RepeatedRuns {
  /** A replay that ended with something else because a kernel gave another output, or for whatever reason; null if there is none. */
  readonly parted: RunTrace | null;
  readonly kernels: readonly RepeatedKernel[];
}

export interface RepeatQuestion {
  readonly first: RunTrace;
  readonly tell: (kernels: readonly string[]) => void;
  readonly replay: (changes: Partial<RunPlan>) => Promise<RunTrace>;
  /** True for a replay that came to its end with something else. */
  readonly hasParted: (replay: RunTrace) => Promise<boolean>;
}

/**
 * Executes the calls that race again and again in a replay of equal runs, and lets the program go on with an output that
 * differs, if there is one. A second replay does it as often as there is time for, now that it is known how long it takes;
 * or once more, if the first was given the first run's very outputs. Where no kernel is known to race this costs nothing.
 */
export async function repeatKernels({ first, tell, replay, hasParted }: RepeatQuestion): Promise<RepeatedRuns> {
  const names = racingKernels(first);
  if (names.length === 0) return { parted: null, kernels: [] };
  tell(names);
  const few = firstExecutions(first);
  const repeated = await replay({ repeatKernels: { kernels: names, executions: few } });
  const kernels = readRepeated(repeated);
  if (await hasParted(repeated)) return { parted: repeated, kernels };
  const isKnown = kernels.some(({ differing }) => differing !== null);
  const many = isKnown ? few : affordable(kernels);
  if (kernels.length === 0 || (!isKnown && many <= 2 * few)) return { parted: null, kernels };
  tell(names);
  const again = await replay({ repeatKernels: { kernels: names, executions: many } });
  const both = addUp(kernels, readRepeated(again));
  return { parted: (await hasParted(again)) ? again : null, kernels: both };
}

/** Executions of a replay of which nobody knows yet how long each takes. */
export function firstExecutions({ durationMs }: RunTrace): number {
  return Math.round(Math.min(USUAL, Math.max(LEAST, FIRST_MS / durationMs)));
}

/** Executions for which there is time, by what those of a replay took. */
function affordable(kernels: readonly RepeatedKernel[]): number {
  const executions = kernels.reduce((sum, each) => sum + each.executions - each.calls, 0);
  const took = kernels.reduce((sum, each) => sum + each.milliseconds, 0);
  return Math.floor(Math.min(MOST, (SECOND_MS * executions) / Math.max(1, took)));
}

/** What two replays saw of the same kernels. */
function addUp(one: readonly RepeatedKernel[], two: readonly RepeatedKernel[]): RepeatedKernel[] {
  return one.map((each) => {
    const other = two.find(({ kernel }) => kernel === each.kernel);
    if (other === undefined) return each;
    return { kernel: each.kernel, calls: Math.max(each.calls, other.calls), executions: each.executions + other.executions, milliseconds: each.milliseconds + other.milliseconds, differing: each.differing ?? other.differing };
  });
}

/** Names of the kernels that race in the main thread of a run: what a worker does is not executed again. */
export function racingKernels({ notes, threads }: RunTrace): string[] {
  if (!RACING.includes(notes.get('backend') ?? '')) return [];
  return findUnrepeatableKernels({ notes, threads: threads.filter(({ thread }) => thread === 0) }).map(({ fact }) => fact.kernel);
}

/** What a replay told of the kernels that were executed again. */
export function readRepeated(replay: RunTrace): RepeatedKernel[] {
  const text = replay.notes.get(REPEATED_NOTE);
  return text === undefined ? [] : (JSON.parse(text) as RepeatedKernel[]);
}

/** How a check of equal runs goes on that a kernel has parted; null if none of them gave another output. */
export function partedWords(kernels: readonly RepeatedKernel[], op: string | null): string | null {
  const differing = kernels.filter((each) => each.differing !== null);
  const named = differing.find(({ kernel }) => kernel === op) ?? differing[0];
  if (named?.differing == null) return null;
  const { distinct, executions } = named.differing;
  return `${named.kernel} gave ${distinct} different outputs in ${executions} executions on equal inputs, and with another of them`;
}
