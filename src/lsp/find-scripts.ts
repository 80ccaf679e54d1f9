import { collectScripts, type Script } from '../analysis/answers/collect-scripts';
import type { FileContext } from '../analysis/facts/file-context';
import type { Finding } from '../core/finding';
import type { RuleId } from '../core/rule-id';

/** What a run shows in the texts of a program without TensorFlow.js. */
const SHOWN_BY_TEXT: ReadonlySet<Finding['rule']> = new Set<RuleId>(['unseeded-random', 'unseeded-init', 'unseeded-tensor', 'unseeded-shuffle', 'unseeded-dropout', 'unseeded-augmentation', 'ineffective-seed', 'unordered-data', 'time-dependent']);

/**
 * Scripts to run to see what a file does: those that train with TensorFlow.js, and in Node those of a program in which
 * something is flagged that what it prints would show. A script that asks a language model is left to its owner, who pays
 * for each run. `lint` is asked for the findings of the file only where nothing trains.
 */
export function findScripts(context: FileContext, isForNode: boolean, lint: () => readonly Finding[]): readonly Script[] {
  const training = collectScripts(context);
  if (training.length > 0 || !isForNode) return training;
  const findings = lint();
  const isShown = findings.some(({ rule, level }) => level !== 'review' && SHOWN_BY_TEXT.has(rule)) && !findings.some(({ rule }) => rule === 'unseeded-generation');
  return isShown ? collectScripts(context, () => true) : [];
}
