import type { RunPlan } from '../protocol/run-plan';

/** A slow clock goes at a tenth for this long, so that small time budgets show, and then at half. */
const CRAWL_MS = 6000;
const CRAWL = 0.1;
const SLOW = 0.5;

/** A disturbed repeat moves every clock by `skewMs` and may slow it down from `first`, its first reading, on. */
export function moveClock({ skewMs, slowClock }: Pick<RunPlan, 'skewMs' | 'slowClock'>, unitsPerMs: number, first: number): (value: number) => number {
  if (skewMs === 0 && !slowClock) return (value) => value;
  const crawl = CRAWL_MS * unitsPerMs;
  const pace = (elapsed: number): number => (slowClock ? CRAWL * Math.min(elapsed, crawl) + SLOW * Math.max(0, elapsed - crawl) : elapsed);
  return (value) => first + pace(value - first) + skewMs * unitsPerMs;
}
