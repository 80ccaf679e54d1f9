import type { OutcomeComparison, OutputPair } from '../comparison/compare-outcomes';
import { outputName } from '../comparison/measure-outputs';
import { formatCount } from '../core/number-words';

/** What two runs end with that differs: `weights and predictions`, and what one of them alone has. */
export function differenceWords({ pairs, onlyReadsDiffer }: OutcomeComparison, isText = false): string {
  if (onlyReadsDiffer) return isText ? 'texts that they print or write' : 'values read from tensors';
  const different = pairs.filter(({ isEqual }) => !isEqual);
  const roles = new Set(different.map(({ first, second }) => (first ?? second)?.role));
  const words = [roles.has('weights') ? 'weights' : '', roles.has('predict') ? 'predictions' : '', roles.has('evaluate') ? 'scores' : ''].filter((word) => word !== '');
  return `${words.join(' and ')}${aloneWords(different.filter(({ first, second }) => first === null || second === null))}`;
}

/** Outputs that one run has and the other has not. */
function aloneWords(alone: readonly OutputPair[]): string {
  const [one] = alone;
  if (one === undefined) return '';
  if (alone.length > 1) return ` (${formatCount(alone.length)} outputs are in one of them alone)`;
  return ` (${outputName(one.key)} is ${one.second === null ? 'in run 1 alone' : 'not in run 1'})`;
}
