import { MessagePort, parentPort, Worker } from 'node:worker_threads';
import { SENT_NOTE } from '../../protocol/trace-notes';
import { trapParent, type ParentPort } from '../arrivals/parent-messages';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import type { TimerGate } from '../timer-gate';

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Messages of the parent, in a worker. */
export function trapParentPort(recorder: Recorder, timerGate: TimerGate): void {
  if (parentPort === null) return;
  const property = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') as unknown as ParentPort['property'];
  trapParent(recorder, timerGate, { port: parentPort, api: 'parentPort.on(message)', listen: ['on', 'once', 'addListener', 'addEventListener'], property });
}

/** Messages to workers that a timer sends: whoever asks why a worker was told something wants that timer's line. */
export function trapSenders(recorder: Recorder, timerGate: TimerGate): void {
  const holder = Worker.prototype as unknown as Record<string, unknown>;
  const original = holder['postMessage'] as Call;
  holder['postMessage'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const { current } = timerGate;
    if (current !== null && !recorder.isQuiet) recorder.note(`${SENT_NOTE}${(this as Worker).threadId}`, `${current.api}\n${current.stack}`);
    return original.apply(this, args);
  });
}
