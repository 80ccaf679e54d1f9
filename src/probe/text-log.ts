import type { Fingerprint } from '../core/trace';
import { combinePrints, fingerprintText, NO_PRINT } from './fingerprint';
import type { Recorder } from './recorder';
import type { Skip } from './stack-capture';

/** Texts that are told one by one; of what comes later only the sum is. */
const TOLD_TEXTS = 20_000;
/** Of so many, the beginning travels, so that a report can say what differs. */
const EXCERPTS = 4000;
const EXCERPT_CHARACTERS = 600;

/**
 * Tells what a program prints and writes, where it computes with no TensorFlow.js: text is all that shows what came of
 * it. Each is told as data that the host made and a value that was read, so that whatever finds the source of a tensor
 * that differs finds that of a text.
 */
export class TextLog {
  private readonly recorder: Recorder;
  private readonly stop: (reason: string) => void;
  private texts = 0;
  /** All that was told so far, in its order: the sum of what is read has none. */
  private sofar: Fingerprint = NO_PRINT;

  constructor(recorder: Recorder, stop: (reason: string) => void) {
    this.recorder = recorder;
    this.stop = stop;
  }

  /** The program did `name` with a text; `skip` is the function that it called. */
  tell(name: string, text: string, skip: Skip): void {
    const { recorder } = this;
    const print = fingerprintText(text);
    this.sofar = combinePrints(this.sofar, print);
    recorder.reads.add(this.sofar);
    this.texts++;
    if (this.texts > TOLD_TEXTS) return;
    const id = this.texts;
    const frame = { kind: 'effect', name: recorder.intern(name), shape: 0, stack: recorder.intern(recorder.stacks.capture(skip)), forward: 0, layer: 0, attributes: NO_PRINT, outputs: [{ id, print, isKnown: true }] } as const;
    recorder.write({ ...frame, effect: 'make', inputs: [] });
    if (this.texts <= EXCERPTS) recorder.write({ kind: 'excerpt', excerpt: text.slice(0, EXCERPT_CHARACTERS) });
    recorder.write({ ...frame, effect: 'read', inputs: [id] });
    recorder.effectIndex += 2;
    recorder.flushNow();
    const { stopAtEvent } = recorder.plan;
    if (stopAtEvent !== null && recorder.effectIndex > stopAtEvent) this.stop('stop-event');
  }
}
