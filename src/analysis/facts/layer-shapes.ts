import { option } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';
import type { LayerChain } from './layer-chain';
import { valuesAt } from './places';
import { fullSizes, numberOf, sizesOf, type Shape } from './tensor-shape';

/** The size of the kernel, the pool or the step along each axis of a window, and how the edges are padded. */
export interface Window {
  readonly sizes: readonly number[];
  readonly steps: readonly number[];
  readonly padding: 'valid' | 'same';
}

/** What goes into a layer of a sequential model, without the batch; null where it cannot be said. */
export function shapeInto(evaluator: Evaluator, { layers }: LayerChain, index: number): Shape | null {
  let shape = layers[0] == null ? null : firstShape(evaluator, layers[0]);
  for (const layer of layers.slice(0, index)) shape = layer === null || shape === null ? null : shapeAfter(evaluator, layer, shape);
  return shape;
}

/** The window of a convolution (`kernelSize`) or a pooling layer (`poolSize`) over so many axes; null if something of it is open. */
export function windowOf(evaluator: Evaluator, layer: CallFact, axes: number): Window | null {
  const isPool = /pool/i.test(layer.api.path);
  const sizes = alongAxes(evaluator, layer, isPool ? 'poolSize' : 'kernelSize', axes, isPool ? 2 : null);
  const steps = alongAxes(evaluator, layer, 'strides', axes, isPool ? sizes : 1);
  const padding = wordAt(evaluator, layer, 'padding', 'valid');
  const isUsual = wordAt(evaluator, layer, 'dataFormat', 'channelsLast') === 'channelsLast' && alongAxes(evaluator, layer, 'dilationRate', axes, 1)?.every((rate) => rate === 1) === true;
  return sizes === null || steps === null || !isUsual || (padding !== 'valid' && padding !== 'same') ? null : { sizes, steps, padding };
}

const WEIGHTED = /^layers\.(batchNormalization|layerNormalization|prelu)$/;

/** Does any layer before this one have weights to train? Without them nobody asks for the gradient of its input. */
export function hasWeightsBefore({ layers }: LayerChain, index: number): boolean {
  return layers.slice(0, index).some((layer) => layer === null || layer.fact.weights !== undefined || WEIGHTED.test(layer.api.path));
}

/** What the first layer says of its input. Source: the constructors of `Layer`, `Dense` and `Embedding` in tfjs-layers 4.22.0. */
function firstShape(evaluator: Evaluator, layer: CallFact): Shape | null {
  const whole = sizesOf(evaluator, valuesAt(evaluator, layer, option(0, 'batchInputShape')));
  if (whole !== null) return whole.slice(1);
  const written = sizesOf(evaluator, valuesAt(evaluator, layer, option(0, 'inputShape')));
  if (written !== null) return written;
  const name = layer.api.path === 'layers.dense' ? 'inputDim' : layer.api.path === 'layers.embedding' ? 'inputLength' : null;
  return name === null ? null : sizesOf(evaluator, valuesAt(evaluator, layer, option(0, name)));
}

const SAME = /^layers\.(inputLayer|(alpha|gaussian|spatial)?[dD]ropout\w*|gaussianNoise|activation|reLU|leakyReLU|elu|prelu|softmax|thresholdedReLU|batchNormalization|layerNormalization|rescaling|masking)$/;
const CONVOLUTION = /^layers\.conv[12]d$/;
const POOL = /^layers\.(max|average|avg)Pool(ing)?[12]d$/;
const GLOBAL_POOL = /^layers\.global(Max|Average)Pool(ing)?[12]d$/;

function shapeAfter(evaluator: Evaluator, layer: CallFact, input: Shape): Shape | null {
  const { path } = layer.api;
  const size = (name: string): number | null => numberOf(valuesAt(evaluator, layer, option(0, name)));
  if (SAME.test(path)) return input;
  if (path === 'layers.dense') return [...input.slice(0, -1), size('units')];
  if (path === 'layers.flatten') return [countOf(input)];
  if (path === 'layers.embedding') return [...input, size('outputDim')];
  if (path === 'layers.reshape') return sizesOf(evaluator, valuesAt(evaluator, layer, option(0, 'targetShape')))?.map((each) => (each === -1 ? null : each)) ?? null;
  if (CONVOLUTION.test(path)) return slide(windowOf(evaluator, layer, input.length - 1), input, size('filters'));
  if (POOL.test(path)) return slide(windowOf(evaluator, layer, input.length - 1), input, input.at(-1) ?? null);
  if (GLOBAL_POOL.test(path) && wordAt(evaluator, layer, 'dataFormat', 'channelsLast') === 'channelsLast') return input.slice(-1);
  return null;
}

/** A window of size k that moves over n places by s gives ceil(n / s) with `same`, and ceil((n - k + 1) / s) with `valid`. */
function slide(window: Window | null, input: Shape, channels: number | null): Shape | null {
  if (window === null) return null;
  const { sizes, steps, padding } = window;
  const places = input.slice(0, -1).map((size, axis) => {
    const step = steps[axis] ?? 1;
    return size === null ? null : Math.ceil((padding === 'same' ? size : size - (sizes[axis] ?? 1) + 1) / step);
  });
  return [...places, channels];
}

function countOf(shape: Shape): number | null {
  return fullSizes(shape)?.reduce((product, size) => product * size, 1) ?? null;
}

/** A number for all axes or one for each; `fallback` where none is written. */
function alongAxes(evaluator: Evaluator, layer: CallFact, name: string, axes: number, fallback: number | readonly number[] | null): readonly number[] | null {
  const values = valuesAt(evaluator, layer, option(0, name));
  const [only] = values;
  const isAbsent = values.length === 1 && only?.kind === 'literal' && only.value == null;
  const written = isAbsent ? (typeof fallback === 'number' ? [fallback] : fallback) : fullSizes(sizesOf(evaluator, values));
  const [first] = written ?? [];
  if (written == null || first === undefined) return null;
  if (written.length === axes) return written;
  return written.length === 1 ? Array.from({ length: axes }, () => first) : null;
}

function wordAt(evaluator: Evaluator, layer: CallFact, name: string, fallback: string): string | null {
  const [value, ...others] = valuesAt(evaluator, layer, option(0, name));
  if (value?.kind !== 'literal' || others.length > 0) return null;
  return value.value == null ? fallback : String(value.value);
}
