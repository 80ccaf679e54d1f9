import type { RunPlan } from '../../protocol/run-plan';

/** What workers wait before they start, in turn. */
const WAITS_MS = [400, 200, 100, 0] as const;

/**
 * Workers start one after the other, and who is first with a message, a request or a write to shared memory mostly is so
 * again. Nothing that arrives tells who sent it, so one disturbed repeat lets those start last that were begun first.
 */
export function startLate({ disturb, workersApartMs }: RunPlan, thread: number): void {
  if (thread === 0) return;
  const place = (thread - 1) % WAITS_MS.length;
  const disturbed = disturb === null ? 0 : (WAITS_MS[disturb === 'turned' ? place : WAITS_MS.length - 1 - place] ?? 0);
  const wait = disturbed + (thread - 1) * workersApartMs;
  if (wait > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
}
