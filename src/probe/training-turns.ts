import { OVERLAP_NOTE } from '../protocol/trace-notes';
import type { Recorder } from './recorder';

/** Trainings of one program: told once two of them go on side by side, and in a replay that asks for it one after the other. */
export class TrainingTurns {
  readonly #recorder: Recorder;
  #running = 0;
  #before: Promise<unknown> = Promise.resolve();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Starts a training, or lets it wait for those that began before it. One that waits for another that it holds up never ends: it is only a replay. */
  start(call: () => unknown): unknown {
    if (this.#running > 0) this.#recorder.note(OVERLAP_NOTE, '');
    const training = this.#recorder.plan.trainingsApart ? this.#before.then(call) : call();
    if (!(training instanceof Promise)) return training;
    const end = (): void => { this.#running--; };
    this.#running++;
    this.#before = training.then(end, end);
    return training;
  }
}
