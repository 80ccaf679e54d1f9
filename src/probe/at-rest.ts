import type { Recorder } from './recorder';
import type { TensorReader } from './tensor-reader';

/** A GPU that answers later than this was at work. */
const ANSWER_MS = 250;
// The program may replace it.
const now = Date.now;

/**
 * Has a program that did nothing for a while really nothing left to do? A GPU may have been at work all the time: it is
 * waited for, and the program that waits for it goes on then.
 */
export async function isAtRest(recorder: Recorder, reader: TensorReader | null): Promise<boolean> {
  const { activity } = recorder;
  const asked = now();
  await reader?.settle();
  return recorder.activity === activity && now() - asked <= ANSWER_MS;
}
