import { UNIT_ROUNDOFF } from '../knowledge/kernels/tolerances';
import { isList, type CopiedTensor } from './cpu-reference';
import type { HeldCall } from './measure-held';

/** Gradients of maxima: each window sends its own to the cell that was largest, or to one of them. */
const OF_MAXIMA: ReadonlySet<string> = new Set(['MaxPoolGrad', 'MaxPool3DGrad']);

interface Total {
  value: number;
  expected: number;
  magnitude: number;
}

/**
 * Do two gradients of pooled maxima differ only in which of several equal cells got what? A window's maximum is one
 * number whichever cell is taken for it: then all cells of that number, in one channel of one example, get the same in
 * sum. The sums are of at most as many terms as there are windows, which bounds how far rounding moves them.
 */
export function isOtherChoice({ kernel, inputs }: HeldCall, values: ArrayLike<number>, expected: ArrayLike<number>): boolean {
  const [input, dy] = [single(inputs['input']), single(inputs['dy'])];
  if (!OF_MAXIMA.has(kernel) || input === null || dy === null) return false;
  const [batch = 1, channels = 1] = [input.shape[0], input.shape.at(-1)];
  const totals = addUp(input, expected.length / batch, channels, values, expected);
  const bound = 2 * UNIT_ROUNDOFF * (dy.values.length / (batch * channels));
  return [...totals.values()].every((total) => Math.abs(total.value - total.expected) <= bound * total.magnitude);
}

/** Sums by example, channel and number. */
function addUp(input: CopiedTensor, perExample: number, channels: number, values: ArrayLike<number>, expected: ArrayLike<number>): Map<string, Total> {
  const totals = new Map<string, Total>();
  for (let index = 0; index < expected.length; index++) {
    const [value, wanted] = [values[index] ?? NaN, expected[index] ?? NaN];
    if (value === 0 && wanted === 0) continue;
    const key = `${Math.floor(index / perExample)} ${index % channels} ${input.values[index] ?? NaN}`;
    const total = totals.get(key) ?? { value: 0, expected: 0, magnitude: 0 };
    totals.set(key, total);
    total.value += value;
    total.expected += wanted;
    total.magnitude += Math.abs(value) + Math.abs(wanted);
  }
  return totals;
}

function single(input: CopiedTensor | readonly CopiedTensor[] | null | undefined): CopiedTensor | null {
  return input === null || input === undefined || isList(input) ? null : input;
}
