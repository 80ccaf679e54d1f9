import { comparePrefix, lastEffect } from '../comparison/compare-prefix';
import { compareStepPrefix, mainTrainer } from '../comparison/compare-steps';
import type { CheckOptions } from '../core/check-options';
import type { RunTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { relativePath } from './source-lines';
import { isToldByText } from './text-words';

/** What can be said of two runs of which the first never came to its end. */
export interface EndlessVerdict {
  /** Nothing was done by both. */
  readonly isEmpty: boolean;
  readonly differs: boolean;
  readonly reason: string;
}

/** How to run a program again that never came to its end, as far as it came, and to compare what both did. */
export interface EndlessRun {
  readonly plan: Partial<RunPlan>;
  /** What the second run is announced with. */
  readonly words: string;
  /** True where both take steps: they are followed as they come, and what the runs had not come to is no output. */
  readonly isLive: boolean;
  readonly judge: (second: RunTrace) => EndlessVerdict;
}

/** Null where the first run did nothing that could be compared. */
export function planEndless(first: RunTrace, options: CheckOptions): EndlessRun | null {
  const stopped = stoppedWords(options);
  const steps = mainTrainer(first)?.steps.length ?? 0;
  if (steps > 0) return { plan: { maxSteps: steps }, words: `run 2 of 2, for ${steps} steps`, isLive: true, judge: (second) => judgeSteps(first, second, stopped) };
  const stopAtEvent = lastEffect(first);
  return stopAtEvent < 0 ? null : { plan: { stopAtEvent }, words: 'run 2 of 2, as far as the first came', isLive: false, judge: (second) => judgeEffects(first, second, stopped) };
}

/** Why a later run has differed already, though it had to be stopped where the first came to its end; null if it has not. */
export function judgeStopped(first: RunTrace, later: RunTrace, run: number, options: CheckOptions): string | null {
  if (later.ending !== 'timeout' || (mainTrainer(first)?.steps.length ?? 0) === 0) return null;
  const { differs, reason } = judgeSteps(first, later, `Run ${run + 1} of ${stoppedWords(options)}`);
  return differs ? reason : null;
}

function stoppedWords({ cwd, target, timeoutSeconds }: CheckOptions): string {
  return `${relativePath(cwd, target)} was still running after ${timeoutSeconds} s and was stopped`;
}

function judgeSteps(first: RunTrace, second: RunTrace, stopped: string): EndlessVerdict {
  const { common, firstDifferent } = compareStepPrefix(first, second);
  if (common === 0) return { isEmpty: true, differs: false, reason: `${stopped}.` };
  const equal = common === 1 ? 'the first step of both runs is equal' : `the first ${common} steps of both runs are equal`;
  if (firstDifferent === null) return { isEmpty: false, differs: false, reason: `${stopped}: ${equal}, and the rest is unknown. Raise --timeout or bound it with --steps.` };
  return { isEmpty: false, differs: true, reason: `${stopped}: until then the runs differ from step ${firstDifferent} on.` };
}

/** Of a program that takes no optimizer steps, or has no TensorFlow.js. */
function judgeEffects(first: RunTrace, second: RunTrace, stopped: string): EndlessVerdict {
  const { told, differs } = comparePrefix(first, second);
  if (told === 0) return { isEmpty: true, differs: false, reason: `${stopped}.` };
  const isText = isToldByText(first);
  if (differs) return { isEmpty: false, differs, reason: `${stopped}: until then the runs ${isText ? 'print different texts' : 'read different values'}.` };
  const equal = isText ? equalTexts(told) : `nothing that both runs read in ${told === 1 ? 'their first operation' : `their first ${told} operations`} differs`;
  return { isEmpty: false, differs, reason: `${stopped}: ${equal}, and the rest is unknown. Raise --timeout.` };
}

/** A text is told as made and as read. */
function equalTexts(told: number): string {
  const count = Math.ceil(told / 2);
  return count === 1 ? 'the first text that both runs printed is equal' : `the first ${count} texts that both runs printed are equal`;
}
