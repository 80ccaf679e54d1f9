import type { RunPlan } from '../../protocol/run-plan';
import { startDelay } from '../start-delay';
import { SharedWork } from './shared-work';

/** Lets a worker of a disturbed repeat wait; workers that shall do their work one after the other start when those before them have ended, or so much later. */
export function startLate(plan: RunPlan, thread: number): void {
  if (thread === 0) return;
  const disturbed = startDelay(plan, thread);
  if (disturbed > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, disturbed);
  if (plan.workersApartMs === 0) return;
  const work = SharedWork.find();
  process.on('exit', () => { work.end(); });
  work.waitForEnds(thread - 1, (thread - 1) * plan.workersApartMs);
}
