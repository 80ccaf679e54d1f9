import { compareOutcomes } from '../comparison/compare-outcomes';
import { findFirstStep } from '../comparison/find-first-step';
import { findRoots, type RootSearch } from '../comparison/find-roots';
import type { Root } from '../comparison/root';
import { findStep } from '../core/step-columns';
import { emptyThread, everyThread, isSamePrint, type RunTrace, type ThreadTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { UNTOLD_NOTE } from '../protocol/trace-notes';
import { pinTimers } from './pin-sources';

/** Kernel-level events of a window, and of a replay that is told from its start because the difference is older than the window. */
const WINDOW_EVENTS = 40_000;
const WHOLE_EVENTS = 200_000;
/** Steps told before the one that differs: what changes weights without a gradient shows only in the step after. */
const STEPS_BEFORE = 2;

/** What the search for roots works on. */
export interface RootInput {
  readonly first: RunTrace;
  readonly second: RunTrace;
  /** How the second run was disturbed: its replay is disturbed alike. */
  readonly disturbance: Partial<RunPlan>;
  readonly replay: (changes: Partial<RunPlan>) => Promise<RunTrace>;
}

/** Roots, the pair of runs that told them, and the window of these runs: a replay that looks at a root opens it too. */
export interface LocatedRoots {
  readonly roots: readonly Root[];
  readonly pair: readonly [RunTrace, RunTrace];
  readonly window: Partial<RunPlan>;
}

/**
 * Finds where two runs part. They tell kernels of their first part alone: what differs later is run again with the
 * kernels around the first step that differs, or, if data differed before that already, with those of the whole run.
 */
export async function locateRoots(input: RootInput): Promise<LocatedRoots> {
  const { first, second, disturbance, replay } = input;
  const told = collectRoots(first, second);
  const known: LocatedRoots = { roots: told.roots, pair: [first, second], window: {} };
  const isAllTold = !first.notes.has(UNTOLD_NOTE) && !second.notes.has(UNTOLD_NOTE);
  const isReadFound = told.isRead && compareOutcomes(first, second).onlyReadsDiffer;
  if (told.relevant > 0 || isReadFound || isAllTold || endsEarly(told.roots, first, second)) return known;
  for (const window of windowsOf(first, second)) {
    // Each with its own timers, or the runs would part in another step than they did.
    const pair = [await replay({ ...pinTimers(first), ...window }), await replay({ ...disturbance, ...pinTimers(second), ...window })] as const;
    const { roots } = collectRoots(...pair);
    const [root] = roots;
    if (root !== undefined && root.kind !== 'carried') return { roots: roots.filter(({ kind }) => kind !== 'carried'), pair, window };
    // The window shows that the difference is older, and there is a suspect that is.
    if (root !== undefined && told.roots.length > 0) return known;
  }
  return known;
}

/** All steps that both runs did agree, and one run did more: that is known without their kernels. */
function endsEarly(roots: readonly Root[], first: RunTrace, second: RunTrace): boolean {
  const step = findEarliestStep(first, second);
  const common = Math.min(...[first, second].map((run) => Math.max(0, ...run.threads.map(({ steps }) => steps.length))));
  return roots[0]?.kind === 'structure' && step !== null && step > common;
}

/** Parts of a run to tell of, smallest first. */
function windowsOf(first: RunTrace, second: RunTrace): Partial<RunPlan>[] {
  const step = findEarliestStep(first, second) ?? findFirstRead(first, second);
  const last = Math.max(0, ...first.threads.map(({ steps }) => steps.length));
  const bounds = step === null ? {} : { maxSteps: step + 1 };
  const start = step === null ? last - 1 : step - STEPS_BEFORE;
  const whole = { detailEvents: WHOLE_EVENTS, trainingEvents: WHOLE_EVENTS, ...bounds };
  return start <= 0 ? [whole] : [{ detailFromStep: start, detailEvents: WINDOW_EVENTS, trainingEvents: WINDOW_EVENTS, ...bounds }, whole];
}

/** The earliest step (from 1) in any thread whose loss or gradients differ; null if none does. */
function findEarliestStep(first: RunTrace, second: RunTrace): number | null {
  return earliest(first.threads.map((thread) => findFirstStep(thread, threadOf(second, thread.thread))));
}

/** The earliest step (from 1) before whose end the programs had read other values. */
function findFirstRead(first: RunTrace, second: RunTrace): number | null {
  const steps = first.threads.map(({ thread, steps: told }) => {
    const others = threadOf(second, thread).steps;
    const place = findStep(told, ({ reads }, index) => !isSamePrint(reads, others.at(index)?.reads ?? null));
    return place < 0 ? null : place + 1;
  });
  return earliest(steps);
}

function earliest(steps: readonly (number | null)[]): number | null {
  const known = steps.filter((step) => step !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Roots of all threads: a worker's come first, for the main thread only receives what it made. */
export function collectRoots(first: RunTrace, second: RunTrace): RootSearch {
  const searches = first.threads.toReversed().flatMap((thread) => {
    const other = second.threads.find((each) => each.thread === thread.thread);
    return other === undefined ? [] : [findRoots(thread, other)];
  });
  return { roots: searches.flatMap(({ roots }) => roots), relevant: searches.reduce((sum, { relevant }) => sum + relevant, 0), isRead: searches.some(({ isRead }) => isRead) };
}

export function threadOf(run: RunTrace, thread: number): ThreadTrace {
  return everyThread(run).find((each) => each.thread === thread) ?? emptyThread(thread);
}
