import { describe, expect, it } from 'vitest';
import { GPU_SURVEYS } from '../../src/knowledge/kernels/gpu-survey';
import { isSplitK } from '../../src/knowledge/kernels/split-k';
import { CASES } from '../native/survey/survey-cases';

/** The cases whose operation adds floats, or writes, into one cell in order of arrival: what the tables say must differ. */
const ATOMIC = /^(bincount weighted|denseBincount|dilation2d .*gradient|gather gradient|scatterND|tensorScatterUpdate|training: embedding)/u;
/** A product by its name, or a convolution and a fused product that become one. */
const PRODUCTS: Readonly<Record<string, readonly [number, number, number]>> = { 'conv2d 1x1x2048': [49, 2048, 64], 'fused matMul bias relu': [32, 3136, 128] };

function productOf(name: string): readonly number[] | undefined {
  return PRODUCTS[name] ?? /^matMul (\d+)x(\d+)x(\d+)$/u.exec(name)?.slice(1).map(Number);
}

describe.each(GPU_SURVEYS)('the survey on $adapter', ({ cases }) => {
  it('holds cases of the survey alone, each once', () => {
    const known = new Set(CASES.map(({ name }) => name));
    expect(cases.filter(({ name }) => !known.has(name))).toEqual([]);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it('found split exactly those products that the formula splits', () => {
    const products = cases.flatMap(({ name, distinct }) => {
      const [m = 0, k = 0, n = 0] = productOf(name) ?? [];
      return m === 0 ? [] : [{ name, differs: distinct > 1, isSplit: isSplitK({ batch: 1, m, k, n }) }];
    });
    expect(products.length).toBeGreaterThan(8);
    expect(products.filter(({ differs, isSplit }) => differs !== isSplit)).toEqual([]);
  });

  it('found nothing else that differs than what the tables know', () => {
    const others = cases.filter(({ name }) => productOf(name) === undefined);
    expect(others.filter(({ name, distinct }) => distinct > 1 !== ATOMIC.test(name)).map(({ name }) => name)).toEqual([]);
  });
});
