import { option } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';
import { valuesAt } from './places';
import { fullSizes, sizesOf, type Shape } from './tensor-shape';

/** The size of the kernel, the pool or the step along each axis of a window, and how the edges are padded. */
export interface Window {
  readonly sizes: readonly number[];
  readonly steps: readonly number[];
  readonly padding: 'valid' | 'same';
}

/** The window of a convolution (`kernelSize`) or a pooling layer (`poolSize`) over so many axes; null if something of it is open. */
export function windowOf(evaluator: Evaluator, layer: CallFact, axes: number): Window | null {
  const isPool = /pool/i.test(layer.api.path);
  const sizes = alongAxes(evaluator, layer, isPool ? 'poolSize' : 'kernelSize', axes, isPool ? 2 : null);
  const steps = alongAxes(evaluator, layer, 'strides', axes, isPool ? sizes : 1);
  const padding = wordAt(evaluator, layer, 'padding', 'valid');
  const isUsual = areChannelsLast(evaluator, layer) && alongAxes(evaluator, layer, 'dilationRate', axes, 1)?.every((rate) => rate === 1) === true;
  return sizes === null || steps === null || !isUsual || (padding !== 'valid' && padding !== 'same') ? null : { sizes, steps, padding };
}

/** A window of size k that moves over n places by s gives ceil(n / s) with `same`, and ceil((n - k + 1) / s) with `valid`. */
export function slide(window: Window | null, input: Shape, channels: number | null): Shape | null {
  return mapPlaces(window, input, channels, (size, places, step, padding) => Math.ceil((padding === 'same' ? places : places - size + 1) / step));
}

/** A transposed window gives s places for each of n, and k - s more with `valid`. Source: `deconvLength` in tfjs-layers/src/utils/conv_utils.ts (4.22.0). */
export function slideBack(window: Window | null, input: Shape, channels: number | null): Shape | null {
  return mapPlaces(window, input, channels, (size, places, step, padding) => places * step + (padding === 'same' ? 0 : Math.max(size - step, 0)));
}

type Count = (size: number, places: number, step: number, padding: Window['padding']) => number;

function mapPlaces(window: Window | null, input: Shape, channels: number | null, count: Count): Shape | null {
  if (window === null) return null;
  const { sizes, steps, padding } = window;
  return [...input.slice(0, -1).map((places, axis) => (places === null ? null : count(sizes[axis] ?? 1, places, steps[axis] ?? 1, padding))), channels];
}

/** Does a layer read images as [rows, columns, channels], as it does unless told otherwise? */
export function areChannelsLast(evaluator: Evaluator, layer: CallFact): boolean {
  return wordAt(evaluator, layer, 'dataFormat', 'channelsLast') === 'channelsLast';
}

/** A number for all axes or one for each; `fallback` where none is written. */
export function alongAxes(evaluator: Evaluator, layer: CallFact, name: string, axes: number, fallback: number | readonly number[] | null): readonly number[] | null {
  const values = valuesAt(evaluator, layer, option(0, name));
  const [only] = values;
  const isAbsent = values.length === 1 && only?.kind === 'literal' && only.value == null;
  const written = isAbsent ? (typeof fallback === 'number' ? [fallback] : fallback) : fullSizes(sizesOf(evaluator, values));
  const [first] = written ?? [];
  if (written == null || first === undefined) return null;
  if (written.length === axes) return written;
  return written.length === 1 ? Array.from({ length: axes }, () => first) : null;
}

/** The text of an option, or what stands for it; null if it may be several. */
export function wordAt(evaluator: Evaluator, layer: CallFact, name: string, fallback: string): string | null {
  const [value, ...others] = valuesAt(evaluator, layer, option(0, name));
  if (value?.kind !== 'literal' || others.length > 0) return null;
  return value.value == null ? fallback : String(value.value);
}
