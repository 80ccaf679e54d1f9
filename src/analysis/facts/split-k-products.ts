import type { KernelUse } from '../../knowledge/fact';
import { canSplitK, isSplitK, SPLIT_TILES, type ProductShape } from '../../knowledge/kernels/split-k';
import { argument, option } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import { resolveCall, type CallFact } from './call-fact';
import { findChain, receiversOf, type LayerChain } from './layer-chain';
import { hasWeightsBefore, shapeInto, windowOf } from './layer-shapes';
import { valuesAt } from './places';
import { fullSizes, numberOf, tensorShapeOf, type Shape } from './tensor-shape';

/** Is a matrix product split along its inner dimension: for sure, by shapes that nobody can say, or for sure not? */
export interface SplitVerdict {
  readonly verdict: 'sure' | 'maybe' | 'no';
  /** The product that is split for sure. */
  readonly product: ProductShape | null;
}

const OPEN: SplitVerdict = { verdict: 'maybe', product: null };
const NEVER: SplitVerdict = { verdict: 'no', product: null };

/** Judges the matrix products of a call by what its shapes, and those of the model around it, are known to be. */
export function judgeSplit(evaluator: Evaluator, call: CallFact, use: KernelUse): SplitVerdict {
  if (use.product === 'matMul') return judgeMatMul(evaluator, call, use.pass);
  const chain = call.fact.className === undefined ? null : findChain(evaluator, call.node);
  const index = chain?.layers.findIndex((layer) => layer?.node === call.node) ?? -1;
  if (chain === null || index < 0) return OPEN;
  const input = shapeInto(evaluator, chain, index);
  if (input === null) return OPEN;
  if (call.api.path === 'layers.dense') return judgeDense(evaluator, call, { chain, index, input }, use.pass);
  return /^layers\.conv[12]d$/.test(call.api.path) ? judgeConvolution(evaluator, call, chain, input) : OPEN;
}

interface LayerPlace {
  readonly chain: LayerChain;
  readonly index: number;
  readonly input: Shape;
}

/** A dense layer multiplies [rows, K] by [K, units]; every axis between batch and channels makes more rows. */
function judgeDense(evaluator: Evaluator, call: CallFact, { chain, index, input }: LayerPlace, pass: KernelUse['pass']): SplitVerdict {
  const channels = input.at(-1) ?? null;
  const units = numberOf(valuesAt(evaluator, call, option(0, 'units')));
  if (channels === null || units === null) return OPEN;
  const batch = trainingBatchOf(evaluator, chain);
  const middle = fullSizes(input.slice(0, -1))?.reduce((product, size) => product * size, 1) ?? null;
  const rows = batch === null || middle === null ? null : batch * middle;
  if (pass === 'forward') return judgeRows(rows, channels, units);
  const ofWeights = judgeInner(channels, rows, units);
  const verdict = hasWeightsBefore(chain, index) ? surest(ofWeights, judgeRows(rows, units, channels)) : ofWeights;
  return verdict.verdict === 'sure' && evaluator.isEverSet('trainable') ? OPEN : verdict;
}

/**
 * A convolution is a product of [places, K] by [K, filters], K being the kernel's size times the channels. A kernel as
 * large as the input has one row an image, any other is a batch of products, one an image, which is split only for one
 * image. Source: `conv2DImpl` in tfjs-backend-webgpu/src/kernels/Conv2D_impl.ts (4.22.0).
 */
function judgeConvolution(evaluator: Evaluator, call: CallFact, chain: LayerChain, input: Shape): SplitVerdict {
  const window = windowOf(evaluator, call, input.length - 1);
  const channels = input.at(-1) ?? null;
  const filters = numberOf(valuesAt(evaluator, call, option(0, 'filters')));
  if (window === null || channels === null || filters === null) return OPEN;
  const inner = window.sizes.reduce((product, size) => product * size, channels);
  const isWhole = window.padding === 'valid' && window.sizes.every((size, axis) => size === input[axis]);
  return judgeRows(isWhole ? trainingBatchOf(evaluator, chain) : null, inner, filters);
}

/** Rows of the first factor may be more or fewer than in training: `predict` takes any number. */
function judgeRows(rows: number | null, k: number, n: number): SplitVerdict {
  if (!canSplitK(k, n, SPLIT_TILES.intel12)) return NEVER;
  const product = rows === null ? null : { batch: 1, m: rows, k, n };
  return product !== null && isSplitK(product) ? { verdict: 'sure', product } : OPEN;
}

/** The gradient of a kernel adds over the rows: they are the inner dimension. The last batch has fewer, never more. */
function judgeInner(m: number, rows: number | null, n: number): SplitVerdict {
  const product = { batch: 1, m, k: rows ?? Infinity, n };
  if (!isSplitK(product, SPLIT_TILES.intel12)) return NEVER;
  return rows !== null && isSplitK(product) ? { verdict: 'sure', product } : OPEN;
}

/** `tf.matMul` of tensors that are made with written shapes. Nobody knows whether their gradient is taken. */
function judgeMatMul(evaluator: Evaluator, call: CallFact, pass: KernelUse['pass']): SplitVerdict {
  const isPlain = call.api.path === 'matMul' && [2, 3].every((index) => valuesAt(evaluator, call, argument(index)).every((value) => value.kind === 'literal' && !value.value));
  const [a, b] = [0, 1].map((index) => tensorShapeOf(evaluator, valuesAt(evaluator, call, argument(index))));
  const [m, k, ...more] = a ?? [];
  const n = b?.[1];
  if (!isPlain || m === undefined || k === undefined || n === undefined || more.length > 0 || b?.length !== 2) return OPEN;
  if (pass === 'forward') return judgeKnown({ batch: 1, m, k, n });
  const gradients = surest(judgeKnown({ batch: 1, m, k: n, n: k }), judgeKnown({ batch: 1, m: k, k: m, n }));
  return gradients.verdict === 'sure' ? OPEN : gradients;
}

function judgeKnown(product: ProductShape): SplitVerdict {
  if (isSplitK(product)) return { verdict: 'sure', product };
  return isSplitK(product, SPLIT_TILES.intel12) ? OPEN : NEVER;
}

function surest(a: SplitVerdict, b: SplitVerdict): SplitVerdict {
  return [a, b].find(({ verdict }) => verdict === 'sure') ?? [a, b].find(({ verdict }) => verdict === 'maybe') ?? a;
}

const TRAINERS = ['fit', 'fitDataset', 'trainOnBatch'];
/** Code that asks for gradients itself may do so over any number of rows. */
const OWN_GRADIENTS = ['minimize', 'variableGrads', 'grad', 'grads', 'valueAndGrad', 'valueAndGrads'];
/** Rows of a batch where `fit` is told nothing. Source: `fitTensors` in tfjs-layers/src/engine/training.ts (4.22.0). */
const BATCH = 32;

/** Rows of a full batch, where exactly one `fit` trains the model and says how many. */
function trainingBatchOf(evaluator: Evaluator, { model }: LayerChain): number | null {
  return evaluator.remember(evaluator.keyOf(model, 'training batch'), () => {
    if (OWN_GRADIENTS.some((name) => evaluator.collectCallsNamed(name).length > 0)) return null;
    const trainers = TRAINERS.flatMap((name) => evaluator.collectCallsNamed(name)).filter((call) => receiversOf(evaluator, call).some((maker) => maker === null || maker === model));
    const [node, ...others] = trainers;
    if (node === undefined || others.length > 0 || !receiversOf(evaluator, node).includes(model)) return null;
    const fit = resolveCall(evaluator, node).find(({ api }) => api.library === 'tfjs' && api.path.endsWith('#fit'));
    if (fit === undefined) return null;
    const values = valuesAt(evaluator, fit, option(2, 'batchSize'));
    const isDefault = values.length === 1 && values.every((value) => value.kind === 'literal' && value.value == null);
    return isDefault ? BATCH : numberOf(values);
  });
}
