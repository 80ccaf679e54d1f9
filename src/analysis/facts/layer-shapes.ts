import { option } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import { itemsOf } from '../values/ordered-lists';
import type { CallFact } from './call-fact';
import { layerOf } from './layer-chain';
import { alongAxes, areChannelsLast, slide, slideBack, windowOf, wordAt } from './layer-window';
import { valuesAt } from './places';
import { countOf, fullSizes, numberOf, sizesOf, type Shape } from './tensor-shape';

const WEIGHTED = /^layers\.(batchNormalization|layerNormalization|prelu)$/;

/** Has a layer weights to train? Without any before it nobody asks for the gradient of what goes into a layer. */
export function hasWeights(layer: CallFact): boolean {
  return layer.fact.weights !== undefined || layer.fact.wraps !== undefined || WEIGHTED.test(layer.api.path);
}

/** What the first layer of a sequential model says of its input, without the batch. Source: the constructors of `Layer`, `Dense` and `Embedding` in tfjs-layers 4.22.0. */
export function firstShape(evaluator: Evaluator, layer: CallFact): Shape | null {
  const written = inputShape(evaluator, layer, 'batchInputShape', 'inputShape');
  if (written !== null) return written;
  const name = layer.api.path === 'layers.dense' ? 'inputDim' : layer.api.path === 'layers.embedding' ? 'inputLength' : null;
  return name === null ? null : sizesOf(evaluator, valuesAt(evaluator, layer, option(0, name)));
}

/** A shape written with the batch under one name, or without it under another. */
export function inputShape(evaluator: Evaluator, call: CallFact, withBatch: string, without: string): Shape | null {
  const whole = sizesOf(evaluator, valuesAt(evaluator, call, option(0, withBatch)));
  return whole === null ? sizesOf(evaluator, valuesAt(evaluator, call, option(0, without))) : whole.slice(1);
}

const SAME = /^layers\.(inputLayer|(alpha|gaussian|spatial)?[dD]ropout\w*|gaussianNoise|activation|reLU|leakyReLU|elu|prelu|softmax|thresholdedReLU|batchNormalization|layerNormalization|rescaling|masking)$/;
const CONVOLUTION = /^layers\.(conv[123]d|separableConv2d)$/;
const POOL = /^layers\.(max|average|avg)Pool(ing)?[123]d$/;
const GLOBAL_POOL = /^layers\.global(Max|Average)Pool(ing)?[12]d$/;
const MERGE = /^layers\.(add|average|maximum|minimum|multiply)$/;
const RECURRENT = /^layers\.(lstm|gru|simpleRNN|rnn)$/;
const CELL = /^layers\.(lstm|gru|simpleRNN)Cell$/;

/** What comes out of a layer, without the batch; null where it cannot be said. Several inputs go into layers that merge. */
export function shapeAfter(evaluator: Evaluator, layer: CallFact, inputs: readonly Shape[]): Shape | null {
  const { path } = layer.api;
  const [input, ...others] = inputs;
  if (input === undefined) return null;
  if (MERGE.test(path)) return others.every((each) => each.length === input.length && each.every((size, axis) => size === input[axis])) ? input : null;
  if (path === 'layers.concatenate') return concatenate(evaluator, layer, inputs);
  if (others.length > 0) return null;
  if (SAME.test(path)) return input;
  if (CELL.test(path)) return [sizeAt(evaluator, layer, 'units')];
  return RECURRENT.test(path) ? afterSequence(evaluator, layer, input) : (afterWindow(evaluator, layer, input) ?? afterOther(evaluator, layer, input));
}

function afterWindow(evaluator: Evaluator, layer: CallFact, input: Shape): Shape | null {
  const { path } = layer.api;
  const window = (): ReturnType<typeof windowOf> => windowOf(evaluator, layer, input.length - 1);
  if (CONVOLUTION.test(path)) return slide(window(), input, sizeAt(evaluator, layer, 'filters'));
  if (path === 'layers.conv2dTranspose') return slideBack(window(), input, sizeAt(evaluator, layer, 'filters'));
  if (POOL.test(path)) return slide(window(), input, input.at(-1) ?? null);
  if (path !== 'layers.depthwiseConv2d') return null;
  const [multiplier] = alongAxes(evaluator, layer, 'depthMultiplier', 1, 1) ?? [];
  return slide(window(), input, times(input.at(-1) ?? null, multiplier ?? null));
}

function afterOther(evaluator: Evaluator, layer: CallFact, input: Shape): Shape | null {
  switch (layer.api.path) {
    case 'layers.dense':
      return [...input.slice(0, -1), sizeAt(evaluator, layer, 'units')];
    case 'layers.flatten':
      return [countOf(input)];
    case 'layers.embedding':
      return [...input, sizeAt(evaluator, layer, 'outputDim')];
    case 'layers.repeatVector':
      return [sizeAt(evaluator, layer, 'n'), ...input];
    case 'layers.reshape':
      // A size of -1 stays open until there is a batch.
      return sizesOf(evaluator, valuesAt(evaluator, layer, option(0, 'targetShape')))?.map((size) => (size === -1 ? null : size)) ?? null;
    case 'layers.permute':
      return fullSizes(sizesOf(evaluator, valuesAt(evaluator, layer, option(0, 'dims'))))?.map((axis) => input[axis - 1] ?? null) ?? null;
    case 'layers.upSampling2d':
      return enlarge(areChannelsLast(evaluator, layer) ? alongAxes(evaluator, layer, 'size', 2, 2) : null, input, (size, factor) => size * factor);
    case 'layers.zeroPadding2d':
      return enlarge(areChannelsLast(evaluator, layer) ? alongAxes(evaluator, layer, 'padding', 2, 1) : null, input, (size, edge) => size + 2 * edge);
    case 'layers.timeDistributed':
    case 'layers.bidirectional':
      return afterWrapped(evaluator, layer, input);
    default:
      return GLOBAL_POOL.test(layer.api.path) && areChannelsLast(evaluator, layer) ? input.slice(-1) : null;
  }
}

/** A recurrent layer gives its last state, or one for each step with `returnSequences`. */
function afterSequence(evaluator: Evaluator, layer: CallFact, input: Shape): Shape | null {
  const units = layer.api.path === 'layers.rnn' ? unitsOfCells(evaluator, layer, 'cell') : sizeAt(evaluator, layer, 'units');
  const whole = wordAt(evaluator, layer, 'returnSequences', 'false');
  if (wordAt(evaluator, layer, 'returnState', 'false') !== 'false' || whole === null) return null;
  return whole === 'true' ? [...input.slice(0, -1), units] : [units];
}

/** What `rnn` gives is the state of its cell, or of the last of its cells. */
function unitsOfCells(evaluator: Evaluator, layer: CallFact, from: 'cell' | 'cells'): number | null {
  const values = valuesAt(evaluator, layer, option(0, from));
  const cell = layerOf(evaluator, itemsOf(evaluator, values)?.at(-1) ?? values);
  if (cell?.api.path === 'layers.stackedRNNCells') return unitsOfCells(evaluator, cell, 'cells');
  return cell !== null && CELL.test(cell.api.path) ? sizeAt(evaluator, cell, 'units') : null;
}

/** The layer inside works on each step of the time (`timeDistributed`), or forwards and backwards, side by side unless told otherwise. */
function afterWrapped(evaluator: Evaluator, layer: CallFact, input: Shape): Shape | null {
  const inner = innerLayer(evaluator, layer);
  if (inner === null) return null;
  if (layer.api.path === 'layers.timeDistributed') {
    const step = shapeAfter(evaluator, inner, [input.slice(1)]);
    return step === null ? null : [input[0] ?? null, ...step];
  }
  const one = shapeAfter(evaluator, inner, [input]);
  const mode = wordAt(evaluator, layer, 'mergeMode', 'concat');
  if (one === null || mode === null) return null;
  return mode === 'concat' ? [...one.slice(0, -1), times(one.at(-1) ?? null, 2)] : one;
}

function innerLayer(evaluator: Evaluator, layer: CallFact): CallFact | null {
  return layerOf(evaluator, valuesAt(evaluator, layer, option(0, 'layer')));
}

/** The sizes along one axis add up; the last axis unless told otherwise, and axis 0 is the batch. */
function concatenate(evaluator: Evaluator, layer: CallFact, inputs: readonly Shape[]): Shape | null {
  const [axis] = alongAxes(evaluator, layer, 'axis', 1, -1) ?? [];
  const [first] = inputs;
  if (axis === undefined || axis === 0 || first === undefined || inputs.some(({ length }) => length !== first.length)) return null;
  const place = axis < 0 ? first.length + axis : axis - 1;
  const sum = inputs.map((each) => each[place] ?? null).reduce<number | null>((total, size) => (total === null || size === null ? null : total + size), 0);
  return first.map((size, index) => (index === place ? sum : size));
}

function enlarge(by: readonly number[] | null, input: Shape, grow: (size: number, by: number) => number): Shape | null {
  if (by === null) return null;
  return input.map((size, axis) => (size === null || axis >= by.length ? size : grow(size, by[axis] ?? 1)));
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

function sizeAt(evaluator: Evaluator, layer: CallFact, name: string): number | null {
  return numberOf(valuesAt(evaluator, layer, option(0, name)));
}
