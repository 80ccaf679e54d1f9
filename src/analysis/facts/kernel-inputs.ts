import { argument } from '../../knowledge/places';
import type { Instability } from '../../knowledge/kernels/kernel-fact';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { valuesAt } from './places';
import { contentOf, type Content } from './tensor-content';

/** Does a kernel meet the inputs that make it unstable: for sure, perhaps, or for sure not? */
export type InputVerdict = 'sure' | 'maybe' | 'no';

/** Where an operation takes its indices and what it adds up or writes there; methods have the tensor before the dot. */
const INDEXED: Readonly<Record<string, { readonly indices: number; readonly updates: number | null }>> = {
  scatterND: { indices: 0, updates: 1 },
  tensorScatterUpdate: { indices: 1, updates: 2 },
  sparseToDense: { indices: 0, updates: 1 },
  unsortedSegmentSum: { indices: 1, updates: 0 },
  'Tensor#unsortedSegmentSum': { indices: 0, updates: null },
  gather: { indices: 1, updates: 0 },
  'Tensor#gather': { indices: 0, updates: null },
};

/** Judges the inputs of a call by what is written: unique indices, whole numbers and empty weights are safe. */
export function judgeInputs(call: CallFact, when: Instability, context: FileContext): InputVerdict {
  if (when === 'fractional-weights') return judgeWeights(contentAt(call, 1, context));
  if (when !== 'repeated-indices' && when !== 'repeated-float-indices') return 'sure';
  const places = INDEXED[call.api.path];
  if (places === undefined) return 'sure';
  if (when === 'repeated-float-indices' && places.updates !== null && contentAt(call, places.updates, context).kind === 'whole' && isInteger(call, places.updates)) return 'no';
  const indices = contentAt(call, places.indices, context);
  return indices.kind === 'numbers' && new Set(indices.numbers).size === indices.numbers.length ? 'no' : 'sure';
}

/** Whole weights are counted exactly (below 2^24 in float32), whatever the order. */
function judgeWeights(weights: Content): InputVerdict {
  if (weights.kind === 'whole') return 'no';
  if (weights.kind === 'drawn') return 'sure';
  if (weights.kind !== 'numbers') return 'maybe';
  return weights.numbers.every((each) => Number.isInteger(each)) ? 'no' : 'sure';
}

function contentAt(call: CallFact, index: number, context: FileContext): Content {
  return contentOf(context.evaluator, valuesAt(context.evaluator, call, argument(index)));
}

/** Whole numbers in a float tensor are added as floats; only integer tensors are added exactly. */
function isInteger(call: CallFact, index: number): boolean {
  return /'(int32|bool)'|"(int32|bool)"|\.toInt\(/.test(call.node.arguments?.[index]?.getText() ?? '');
}
