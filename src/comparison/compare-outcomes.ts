import { findStep, firstSteps, type StepList } from '../core/step-columns';
import { addReads, emptyThread, isSamePrint, isSameStep, type ReadSum, type RunTrace, type TracedOutput } from '../core/trace';

/** What two runs ended with. */
export interface OutcomeComparison {
  readonly isEqual: boolean;
  /** Outputs of both runs, by key; null where one run has none. */
  readonly pairs: readonly OutputPair[];
  /** True if every final weight, prediction and score agrees, but values that the program read do not. */
  readonly onlyReadsDiffer: boolean;
}

export interface OutputPair {
  readonly key: string;
  readonly first: TracedOutput | null;
  readonly second: TracedOutput | null;
  readonly isEqual: boolean;
}

/** Compares final weights, predictions and scores; without any, the values that the programs read back and their losses. */
export function compareOutcomes(one: RunTrace, two: RunTrace): OutcomeComparison {
  const [first, second] = [withoutLeftovers(one, two), withoutLeftovers(two, one)];
  const pairs = pairUp(collectOutputs(first), collectOutputs(second));
  const areOutputsEqual = pairs.every(({ isEqual }) => isEqual);
  const areReadsEqual = haveSameReads(first, second) && (pairs.length > 0 || haveSameSteps(first, second));
  return { isEqual: areOutputsEqual && areReadsEqual, pairs, onlyReadsDiffer: areOutputsEqual && !areReadsEqual };
}

/** A worker that was ended in one of two runs may have come to its end in the other: only what it had reported counts. */
function withoutLeftovers(run: RunTrace, other: RunTrace): RunTrace {
  const threads = run.threads.map((thread) => {
    const partner = other.threads.find((each) => each.thread === thread.thread);
    const isLeftOver = thread.thread !== 0 && (thread.isEnded === false || partner?.isEnded === false);
    if (!isLeftOver || thread.reported === undefined) return thread;
    const { events, steps, reads } = thread.reported;
    return { ...thread, events: thread.events.slice(0, events), steps: firstSteps(thread.steps, steps), reads };
  });
  return { ...run, threads };
}

/**
 * By key; predictions and scores, which are numbered as they come, first with an equal one: concurrent work may ask for
 * them in any order.
 */
function pairUp(left: ReadonlyMap<string, TracedOutput>, right: ReadonlyMap<string, TracedOutput>): OutputPair[] {
  const free = new Map(right);
  const partners = new Map<string, TracedOutput>();
  const take = (key: string, other: string): void => {
    const partner = free.get(other);
    if (partner !== undefined) partners.set(key, partner);
    free.delete(other);
  };
  for (const [key, { role, print }] of left) if (role === 'weights' || isSamePrint(print, right.get(key)?.print ?? null)) take(key, key);
  for (const [key, { role, print }] of left) {
    const equal = partners.has(key) ? undefined : [...free].find(([, each]) => each.role === role && isSamePrint(each.print, print));
    if (equal !== undefined) take(key, equal[0]);
  }
  for (const [key, { role }] of left) {
    const rest = partners.has(key) || role === 'weights' ? undefined : [...free].find(([, each]) => each.role === role);
    if (rest !== undefined) take(key, rest[0]);
  }
  const pairs = [...left].map(([key, output]) => pair(key, output, partners.get(key) ?? null));
  return [...pairs, ...[...free].map(([key, output]) => pair(key, null, output))];
}

function pair(key: string, first: TracedOutput | null, second: TracedOutput | null): OutputPair {
  return { key, first, second, isEqual: first !== null && second !== null && isSamePrint(first.print, second.print) };
}

function collectOutputs(run: RunTrace): Map<string, TracedOutput> {
  const outputs = new Map<string, TracedOutput>();
  for (const { thread, events } of run.threads) {
    for (const event of events) {
      if (event.kind === 'output') outputs.set(thread === 0 ? event.key : `${event.key} (worker ${thread})`, event);
    }
  }
  return outputs;
}

/** Values read back by the program, whichever of its threads did. */
function haveSameReads(first: RunTrace, second: RunTrace): boolean {
  const [one, two] = [sumReads(first), sumReads(second)];
  return one.count === two.count && isSamePrint(one, two);
}

function sumReads({ threads }: RunTrace): ReadSum {
  return threads.reduce((sum, { reads }) => addReads(sum, reads), emptyThread(0).reads);
}

function haveSameSteps(first: RunTrace, second: RunTrace): boolean {
  const threads = new Map(second.threads.map((each) => [each.thread, each.steps]));
  return first.threads.length === second.threads.length && first.threads.every(({ thread, steps }) => areSameSteps(steps, threads.get(thread) ?? emptyThread(thread).steps));
}

function areSameSteps(first: StepList, second: StepList): boolean {
  return first.length === second.length && findStep(first, (step, index) => !isSameStep(step, second.at(index) ?? step)) < 0;
}
