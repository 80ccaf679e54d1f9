import type { KernelUse } from '../../knowledge/fact';
import { canSplitK, isSplitK, SPLIT_TILES, type ProductShape } from '../../knowledge/kernels/split-k';
import { argument, option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import { resolveCall, type CallFact } from './call-fact';
import { receiversOf } from './layer-chain';
import { collectUses, type LayerUse } from './layer-graph';
import { windowOf } from './layer-window';
import { valuesAt } from './places';
import { countOf, numberOf, tensorShapeOf, type Shape } from './tensor-shape';

/** Is a matrix product split along its inner dimension: for sure, by shapes that nobody can say, or for sure not? */
export interface SplitVerdict {
  readonly verdict: 'sure' | 'maybe' | 'no';
  /** The product that is split for sure. */
  readonly product: ProductShape | null;
}

const OPEN: SplitVerdict = { verdict: 'maybe', product: null };
const NEVER: SplitVerdict = { verdict: 'no', product: null };

/** Judges the matrix products of a call by what its shapes, and those of the models around it, are known to be. */
export function judgeSplit(evaluator: Evaluator, call: CallFact, use: KernelUse): SplitVerdict {
  if (use.product === 'matMul') return judgeMatMul(evaluator, call, use.pass);
  const models = call.fact.className === undefined ? new Map<CallLike, readonly LayerUse[]>() : collectUses(evaluator, call.node);
  const places = [...models.values()].flat();
  const rows = places.length === 0 ? null : trainingBatchOf(evaluator, new Set(models.keys()));
  return places.length === 0 ? OPEN : surest(places.map((place) => judgePlace(evaluator, place, rows, use.pass)));
}

function judgePlace(evaluator: Evaluator, place: LayerUse, batch: number | null, pass: KernelUse['pass']): SplitVerdict {
  const { layer, input } = place;
  const { path } = layer.api;
  if (input === null) return OPEN;
  if (/^layers\.conv[12]d$/.test(path)) return judgeConvolution(evaluator, layer, input, batch);
  const products = path === 'layers.dense' ? denseProducts(evaluator, place, input, batch) : recurrentProducts(evaluator, place, input, batch);
  if (products === null) return OPEN;
  if (pass === 'forward') return surest(products.map(({ rows, k, n }) => judgeRows(rows, k, n)));
  const verdict = surest(products.flatMap(({ rows, k, n, isLeftTrained }) => [judgeInner(k, rows, n), ...(isLeftTrained ? [judgeRows(rows, n, k)] : [])]));
  return verdict.verdict === 'sure' && evaluator.isEverSet('trainable') ? OPEN : verdict;
}

/** [rows, k] by [k, n], the second factor being weights; so many rows in a full batch of the training, null where nobody can say. */
interface LayerProduct {
  readonly rows: number | null;
  readonly k: number;
  readonly n: number;
  /** The gradient of the first factor is asked for, too. */
  readonly isLeftTrained: boolean;
}

/** A dense layer multiplies [rows, K] by [K, units]; every axis between batch and channels makes more rows. */
function denseProducts(evaluator: Evaluator, { layer, isBehindWeights }: LayerUse, input: Shape, batch: number | null): readonly LayerProduct[] | null {
  const k = input.at(-1) ?? null;
  const n = numberOf(valuesAt(evaluator, layer, option(0, 'units')));
  const middle = countOf(input.slice(0, -1));
  return k === null || n === null ? null : [{ rows: batch === null || middle === null ? null : batch * middle, k, n, isLeftTrained: isBehindWeights }];
}

/**
 * How many kernels of [K, units] stand side by side in each product of a step: those of the input, and those of the
 * state. Source: the cells in tfjs-layers/src/layers/recurrent.ts (4.22.0).
 */
const GATES: Readonly<Record<string, { readonly input: number; readonly state: readonly number[] }>> = {
  'layers.simpleRNN': { input: 1, state: [1] },
  'layers.gru': { input: 3, state: [2, 1] },
  'layers.lstm': { input: 4, state: [4] },
};

/** In each step a recurrent layer multiplies what goes in, and its own state, whose gradient is always asked for. */
function recurrentProducts(evaluator: Evaluator, { layer, isBehindWeights }: LayerUse, input: Shape, rows: number | null): readonly LayerProduct[] | null {
  const [features, gates] = [input.at(-1) ?? null, GATES[layer.api.path.replace(/Cell$/, '')]];
  const units = numberOf(valuesAt(evaluator, layer, option(0, 'units')));
  if (features === null || units === null || gates === undefined) return null;
  const ofState = gates.state.map((count) => ({ rows, k: units, n: count * units, isLeftTrained: true }));
  return [{ rows, k: features, n: gates.input * units, isLeftTrained: isBehindWeights }, ...ofState];
}

/**
 * A convolution is a product of [places, K] by [K, filters], K being the kernel's size times the channels. A kernel as
 * large as the input has one row an image, any other is a batch of products, one an image, which is split only for one
 * image. Source: `conv2DImpl` in tfjs-backend-webgpu/src/kernels/Conv2D_impl.ts (4.22.0).
 */
function judgeConvolution(evaluator: Evaluator, layer: CallFact, input: Shape, batch: number | null): SplitVerdict {
  const window = windowOf(evaluator, layer, input.length - 1);
  const channels = input.at(-1) ?? null;
  const filters = numberOf(valuesAt(evaluator, layer, option(0, 'filters')));
  if (window === null || channels === null || filters === null) return OPEN;
  const inner = window.sizes.reduce((product, size) => product * size, channels);
  const isWhole = window.padding === 'valid' && window.sizes.every((size, axis) => size === input[axis]);
  return judgeRows(isWhole ? batch : null, inner, filters);
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
  const gradients = surest([judgeKnown({ batch: 1, m, k: n, n: k }), judgeKnown({ batch: 1, m: k, k: m, n })]);
  return gradients.verdict === 'sure' ? OPEN : gradients;
}

function judgeKnown(product: ProductShape): SplitVerdict {
  if (isSplitK(product)) return { verdict: 'sure', product };
  return isSplitK(product, SPLIT_TILES.intel12) ? OPEN : NEVER;
}

function surest(verdicts: readonly SplitVerdict[]): SplitVerdict {
  return verdicts.find(({ verdict }) => verdict === 'sure') ?? verdicts.find(({ verdict }) => verdict === 'maybe') ?? NEVER;
}

const TRAINERS = ['fit', 'fitDataset', 'trainOnBatch'];
/** Code that asks for gradients itself may do so over any number of rows. */
const OWN_GRADIENTS = ['minimize', 'variableGrads', 'grad', 'grads', 'valueAndGrad', 'valueAndGrads'];
/** Rows of a batch where `fit` is told nothing. Source: `fitTensors` in tfjs-layers/src/engine/training.ts (4.22.0). */
const BATCH = 32;

/** Rows of a full batch, where exactly one `fit` trains these models, which hold the same layer, and says how many. */
function trainingBatchOf(evaluator: Evaluator, models: ReadonlySet<CallLike>): number | null {
  if (OWN_GRADIENTS.some((name) => evaluator.collectCallsNamed(name).length > 0)) return null;
  const trainers = TRAINERS.flatMap((name) => evaluator.collectCallsNamed(name)).filter((call) => receiversOf(evaluator, call).some((maker) => maker === null || models.has(maker)));
  const [node, ...others] = trainers;
  if (node === undefined || others.length > 0 || !receiversOf(evaluator, node).some((maker) => maker !== null && models.has(maker))) return null;
  const fit = resolveCall(evaluator, node).find(({ api }) => api.library === 'tfjs' && api.path.endsWith('#fit'));
  if (fit === undefined) return null;
  const values = valuesAt(evaluator, fit, option(2, 'batchSize'));
  const isDefault = values.length === 1 && values.every((value) => value.kind === 'literal' && value.value == null);
  return isDefault ? BATCH : numberOf(values);
}
