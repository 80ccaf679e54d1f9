import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../src/comparison/measure-spread';

/** Distances of all pairs of these values, as a table. */
function table(values: readonly number[], distance: (a: number, b: number) => number): number[][] {
  return values.map((a) => values.map((b) => distance(a, b)));
}

describe('the spread of runs', () => {
  const values = [0.3, 1.7, 0.9, 2.2, 1.1, 0.2, 1.6];

  it('has the standard error of a mean where the distance is a mean', () => {
    // For h(a, b) = (a + b) / 2 the U-statistic is the mean, whose jackknife error is s / √n exactly.
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    const spread = spreadOf(table(values, (a, b) => (a + b) / 2));
    expect(spread?.mean).toBeCloseTo(mean, 12);
    expect(spread?.halfWidth).toBeCloseTo(1.96 * Math.sqrt(variance / values.length), 12);
  });

  it('asks for as many runs as bring the interval down to a fifth of the mean', () => {
    const spread = spreadOf(table(values, (a, b) => Math.abs(a - b)));
    const { runs = 0, mean = 0, halfWidth = 0, neededRuns = 0 } = spread ?? {};
    expect(neededRuns).toBeGreaterThan(runs);
    expect(halfWidth * Math.sqrt(runs / neededRuns)).toBeLessThanOrEqual(0.2 * mean);
    expect(halfWidth * Math.sqrt(runs / (neededRuns - 1))).toBeGreaterThan(0.2 * mean);
  });

  it('covers the true mean about as often as it says', () => {
    // Uniform values on 0..1 lie 1/3 apart on average.
    let state = 7;
    const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const hits = Array.from({ length: 400 }, () => spreadOf(table(Array.from({ length: 20 }, random), (a, b) => Math.abs(a - b)))).filter((spread) => spread !== null && Math.abs(spread.mean - 1 / 3) <= spread.halfWidth);
    expect(hits.length / 400).toBeGreaterThan(0.9);
  });

  it('needs no more runs where all pairs lie equally far apart, and says nothing of two', () => {
    expect(spreadOf(table([1, 2, 3, 4], () => 5))).toEqual({ runs: 4, mean: 5, halfWidth: 0, neededRuns: 4 });
    expect(spreadOf(table([1, 2], () => 5))).toBeNull();
  });
});
