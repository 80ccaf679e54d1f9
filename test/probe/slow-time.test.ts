import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Recorder } from '../../src/probe/recorder';
import { SlowTime, type Waits } from '../../src/probe/slow-time';
import type { RunPlan } from '../../src/protocol/run-plan';

const NOTHING: Waits = { forOthers: () => false, forMoments: () => false };

beforeEach(() => { vi.useFakeTimers({ toFake: ['performance', 'setInterval'] }); });
afterEach(() => { vi.useRealTimers(); });

function slowTime(waits: Partial<Waits>, plan: Partial<RunPlan> = {}): SlowTime {
  const recorder = { activity: 0, plan: { disturb: 'as begun', arrivals: null, usualMs: 0, ...plan } } as unknown as Recorder;
  const real = { soon: () => undefined, later: () => undefined, every: (work: () => void, ms: number) => { setInterval(work, ms); } };
  return new SlowTime(recorder, real, { ...NOTHING, ...waits });
}

it('counts nothing of what was before the first timer', () => {
  const time = slowTime({ forMoments: () => true });
  vi.advanceTimersByTime(3000);
  expect(time.now()).toBe(0);
  vi.advanceTimersByTime(1900);
  expect(time.now()).toBe(0);
});

it('is slow while others work for as long as runs take, and then as it is', () => {
  const passedIn = (usualMs: number, ms: number): number => {
    const time = slowTime({ forOthers: () => true }, { usualMs });
    time.now();
    vi.advanceTimersByTime(ms);
    return Math.round(time.now());
  };
  expect([passedIn(0, 5000), passedIn(0, 7000)]).toEqual([500, 2500]);
  expect(passedIn(9000, 9000)).toBe(900);
});
