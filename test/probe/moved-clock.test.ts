import { describe, expect, it } from 'vitest';
import { moveClock } from '../../src/probe/moved-clock';
import type { RunPlan } from '../../src/protocol/run-plan';

const plan = (changes: Partial<RunPlan>): RunPlan => ({ skewMs: 0, slowClock: false, usualMs: 0, ...changes }) as RunPlan;

describe('the clock of a repeat', () => {
  it('is passed on untouched where nothing is disturbed', () => {
    expect(moveClock(plan({}), 1, 1e12)(1e12 + 0.1)).toBe(1e12 + 0.1);
  });

  it('is shifted in its own unit', () => {
    expect(moveClock(plan({ skewMs: 1500 }), 1 / 1000, 10)(12)).toBeCloseTo(13.5, 9);
  });

  it('crawls first, then goes at half, and never goes back', () => {
    const move = moveClock(plan({ slowClock: true }), 1, 100);
    expect([100, 1100, 6100, 8100].map(move)).toEqual([100, 200, 700, 1700]);
  });

  it('crawls for as long as runs take', () => {
    expect(moveClock(plan({ slowClock: true, usualMs: 10_000 }), 1, 0)(12_000)).toBe(2000);
    expect(moveClock(plan({ slowClock: true, usualMs: 600_000 }), 1, 0)(30_000)).toBe(7000);
  });
});
