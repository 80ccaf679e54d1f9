import type { RunPlan } from '../../protocol/run-plan';

/** What workers wait before they start, in turn. */
const WAITS_MS = [400, 200, 100, 0] as const;

/**
 * Workers start one after the other, and who is first with a message, a request or a write to shared memory mostly is so
 * again. Nothing that arrives tells who sent it, so one disturbed repeat lets those start last that were begun first.
 */
export function startLate({ disturb }: RunPlan, thread: number): void {
  if (disturb === null || thread === 0) return;
  const place = (thread - 1) % WAITS_MS.length;
  const wait = WAITS_MS[disturb === 'turned' ? place : WAITS_MS.length - 1 - place] ?? 0;
  if (wait > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
}
