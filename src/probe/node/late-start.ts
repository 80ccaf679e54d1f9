import type { RunPlan } from '../../protocol/run-plan';
import { SharedWork } from './shared-work';

/** What workers wait before they start, in turn, and in which steps: those of a busy machine take long to start. */
const WAITS = [4, 2, 1, 0] as const;
const SHORTEST_STEP_MS = 100;
const LONGEST_STEP_MS = 1000;
/** Steps in the time that a run takes. */
const STEPS = 8;

/**
 * Workers start one after the other, and who is first with a message, a request or a write to shared memory mostly is so
 * again. Nothing that arrives tells who sent it, so one disturbed repeat lets those start last that were begun first.
 * Workers that shall do their work one after the other start when those before them have ended, or so much later.
 */
export function startLate({ disturb, workersApartMs, usualMs }: RunPlan, thread: number): void {
  if (thread === 0) return;
  const place = (thread - 1) % WAITS.length;
  const steps = disturb === null ? 0 : (WAITS[disturb === 'turned' ? place : WAITS.length - 1 - place] ?? 0);
  const disturbed = Math.round(steps * Math.min(LONGEST_STEP_MS, Math.max(SHORTEST_STEP_MS, usualMs / STEPS)));
  if (disturbed > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, disturbed);
  if (workersApartMs === 0) return;
  const work = SharedWork.find();
  process.on('exit', () => { work.end(); });
  work.waitForEnds(thread - 1, (thread - 1) * workersApartMs);
}
