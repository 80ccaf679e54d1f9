import type { ToleranceKind } from '../core/tolerance-kind';
import { absoluteErrorOf, APPROXIMATE_SHARE, ROUNDED_SHARE, toleranceOf, UNIT_ROUNDOFF } from '../knowledge/kernels/tolerances';
import { isOtherChoice } from './other-choice';
import { isList, type CopiedInputs, type CopiedTensor, type CpuReference } from './cpu-reference';

type Values = ArrayLike<number>;

/** How one output of a kernel compares with what cpu computes from the same inputs. */
export interface HeldOutput {
  readonly tolerance: ToleranceKind;
  readonly value: number;
  readonly expected: number;
  readonly allowed: number;
  readonly maxAbs: number;
  /** Largest |Δ| as a share of what is allowed there: Infinity for an exact one that differs. */
  readonly share: number;
  /** Beyond what is allowed, but as right as cpu's: another choice among equals. */
  readonly isChoice: boolean;
}

export interface HeldCall {
  readonly kernel: string;
  readonly inputs: CopiedInputs;
  readonly attrs: unknown;
}

/** Compares an output with cpu's, element by element; null if every element is equal. */
export function measureHeld(call: HeldCall, output: number, dtype: string, values: Values, expected: Values, cpu: CpuReference): HeldOutput | null {
  if (areEqual(values, expected)) return null;
  const tolerance = toleranceOf(call.kernel, dtype);
  const allowed = allowance(call, output, tolerance, expected, cpu);
  let worst: HeldOutput = { tolerance, value: 0, expected: 0, allowed: 0, maxAbs: 0, share: 0, isChoice: false };
  let maxAbs = 0;
  for (let index = 0; index < expected.length; index++) {
    const [value, wanted] = [values[index] ?? NaN, expected[index] ?? NaN];
    const distance = distanceOf(value, wanted);
    maxAbs = Math.max(maxAbs, distance);
    const share = distance === 0 ? 0 : distance / allowed(index);
    if (share > worst.share) worst = { ...worst, value, expected: wanted, allowed: allowed(index), share };
  }
  return { ...worst, maxAbs, isChoice: worst.share > 1 && isOtherChoice(call, values, expected) };
}

/** How far an element may be off. */
function allowance(call: HeldCall, output: number, tolerance: ToleranceKind, expected: Values, cpu: CpuReference): (index: number) => number {
  const floor = absoluteErrorOf(call.kernel);
  switch (tolerance) {
    case 'exact':
      return () => 0;
    case 'rounded':
      return (index) => floor + ROUNDED_SHARE * Math.abs(expected[index] ?? 0);
    case 'sum':
      return sumAllowance(call, output, expected, cpu) ?? allowance(call, output, 'approximate', expected, cpu);
    case 'approximate': {
      const most = floor + APPROXIMATE_SHARE * largest(expected);
      return () => most;
    }
  }
}

/** Rounding steps of a sum beside its additions: products, the division of a mean, the bias of a fused layer. */
const OTHER_ROUNDINGS = 8;

/**
 * A sum of n products computed in any order is off by at most γ(n) Σ|a||b|, with γ(n) = n u / (1 − n u) and u the unit
 * roundoff (N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.1); both sides may be.
 * Σ|a||b| is what the kernel itself gives for the magnitudes of its inputs, and n what it gives where every input is 1.
 */
function sumAllowance({ kernel, inputs, attrs }: HeldCall, output: number, expected: Values, cpu: CpuReference): ((index: number) => number) | null {
  const plain = typeof attrs === 'object' && attrs !== null && 'activation' in attrs ? { ...attrs, activation: 'linear' } : attrs;
  const magnitudes = cpu.run(kernel, mapFloats(inputs, Math.abs), plain)?.[output];
  const ones = cpu.run(kernel, mapFloats(inputs, () => 1), plain)?.[output];
  if (magnitudes === undefined || ones === undefined) return null;
  // A mean of ones is 1: then as many as go into one element.
  const most = Math.max(...Object.values(inputs).flatMap((input) => (input === null ? [] : isList(input) ? input : [input])).map(({ values }) => values.length));
  const terms = Math.max(largest(ones), most / expected.length) + OTHER_ROUNDINGS;
  const gamma = (terms * UNIT_ROUNDOFF) / Math.max(UNIT_ROUNDOFF, 1 - terms * UNIT_ROUNDOFF);
  // An activation other than the linear ones is approximated on top.
  const approximated = plain === attrs || isPiecewiseLinear(attrs) ? 0 : APPROXIMATE_SHARE * largest(expected);
  return (index) => absoluteErrorOf(kernel) * terms + 2 * gamma * (magnitudes[index] ?? 0) + approximated;
}

const LINEAR_ACTIVATIONS: readonly unknown[] = [undefined, null, 'linear', 'relu', 'relu6', 'prelu', 'leakyrelu'];

function isPiecewiseLinear(attrs: unknown): boolean {
  return LINEAR_ACTIVATIONS.includes((attrs as { readonly activation?: unknown }).activation);
}

/** Inputs of float32 changed value by value; indices and truth values stay. */
function mapFloats(inputs: CopiedInputs, change: (value: number) => number): CopiedInputs {
  const changed = (tensor: CopiedTensor): CopiedTensor => (tensor.dtype === 'float32' ? { ...tensor, values: Float32Array.from(tensor.values, change) } : tensor);
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input === null ? null : isList(input) ? input.map(changed) : changed(input)]));
}

function largest(values: Values): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const size = Math.abs(values[index] ?? 0);
    if (size > most && Number.isFinite(size)) most = size;
  }
  return most;
}

function areEqual(first: Values, second: Values): boolean {
  if (first.length !== second.length) return false;
  for (let index = 0; index < first.length; index++) {
    const [a, b] = [first[index] ?? NaN, second[index] ?? NaN];
    // The two zeros are one value.
    if (a !== b && !(Number.isNaN(a) && Number.isNaN(b))) return false;
  }
  return true;
}

function distanceOf(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.abs(a - b);
}
