import type { RunPlan } from '../protocol/run-plan';

/** A slow clock goes at a tenth for as long as runs take, from so long to so long, so that small time budgets show, and then at half. */
const CRAWL_MS = 6000;
const LONGEST_CRAWL_MS = 20_000;
const CRAWL = 0.1;
const SLOW = 0.5;

/** A disturbed repeat moves every clock by `skewMs` and may slow it down from `first`, its first reading, on. */
export function moveClock({ skewMs, slowClock, usualMs }: Pick<RunPlan, 'skewMs' | 'slowClock' | 'usualMs'>, unitsPerMs: number, first: number): (value: number) => number {
  if (skewMs === 0 && !slowClock) return (value) => value;
  const crawl = Math.min(LONGEST_CRAWL_MS, Math.max(CRAWL_MS, usualMs)) * unitsPerMs;
  const pace = (elapsed: number): number => (slowClock ? CRAWL * Math.min(elapsed, crawl) + SLOW * Math.max(0, elapsed - crawl) : elapsed);
  return (value) => first + pace(value - first) + skewMs * unitsPerMs;
}
