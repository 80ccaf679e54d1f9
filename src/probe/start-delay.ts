import type { RunPlan } from '../protocol/run-plan';

/** What workers wait before they start, in turn, and in which steps: those of a busy machine take long to start. */
const WAITS = [4, 2, 1, 0] as const;
const SHORTEST_STEP_MS = 100;
const LONGEST_STEP_MS = 1000;
/** Steps in the time that a run takes. */
const STEPS = 8;

/**
 * How long a worker waits before it starts, in milliseconds. Workers start one after the other, and who is first with a
 * message, a request or a write to shared memory mostly is so again. Nothing that arrives tells who sent it, so one
 * disturbed repeat lets those start last that were begun first.
 */
export function startDelay({ disturb, usualMs }: RunPlan, thread: number): number {
  if (thread === 0 || disturb === null) return 0;
  const place = (thread - 1) % WAITS.length;
  const steps = WAITS[disturb === 'turned' ? place : WAITS.length - 1 - place] ?? 0;
  return Math.round(steps * Math.min(LONGEST_STEP_MS, Math.max(SHORTEST_STEP_MS, usualMs / STEPS)));
}
