import { describe, expect, it } from 'vitest';
import { isToldStep } from '../../src/probe/weight-log';

function toldUpTo(steps: number, affordable: number): number[] {
  return Array.from({ length: steps + 1 }, (_, step) => step).filter((step) => isToldStep(step, affordable));
}

describe('steps whose weights travel', () => {
  it('are all steps of a short run of a small model', () => {
    expect(toldUpTo(100, 10_000)).toHaveLength(101);
  });

  it.each([
    [2, 1],
    [7, 2 ** 16],
    [32, 2 ** 19],
    [300, 2 ** 19],
    [10_000, 2 ** 19],
  ])('stay within %i over a million steps, and reach step %i', (affordable, reached) => {
    const told = toldUpTo(2 ** 20 - 1, affordable);
    expect(told.length).toBeLessThanOrEqual(affordable);
    expect(told.at(-1)).toBeGreaterThanOrEqual(reached);
    expect(told[0]).toBe(0);
  });

  it('are none where not two are affordable', () => {
    expect(toldUpTo(1000, 0.5)).toEqual([]);
  });
});
