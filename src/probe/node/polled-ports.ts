import workers, { type MessagePort } from 'node:worker_threads';
import { POLL_API } from '../../protocol/poll-api';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';

type Received = { readonly message: unknown } | undefined;

const CAME = 'message';
const NONE = 'none';
/** How long a replay waits, in all, for messages that had come by then in the earlier run. */
const PATIENCE_MS = 4000;

/**
 * The user's own lines that look whether a message has come. That one has is told, not what it holds; nothing is made up
 * either: a replay looks only where the earlier run found one, and waits for it there (decision 0014).
 */
export function trapPolledPorts(recorder: Recorder): void {
  const original = workers.receiveMessageOnPort;
  const receive = patientReceiver(original);
  /** How much was computed when a line last found nothing: looking once more without working is no news. */
  const idle = new Map<string, number>();
  const trapped = dress(original, (port: MessagePort): Received => {
    if (recorder.isQuiet || !isUsersCaller(recorder.stacks.captureCaller(trapped))) return original(port);
    const stack = recorder.siteOf(POLL_API, trapped);
    const expected = recorder.nextPinned(POLL_API, stack);
    const received = expected === NONE ? undefined : receive(port, expected === CAME);
    if (received === undefined && idle.get(stack) === recorder.activity) return undefined;
    if (received === undefined) idle.set(stack, recorder.activity);
    recorder.inputAt('shared', POLL_API, received === undefined ? NONE : CAME, stack);
    return received;
  });
  workers.receiveMessageOnPort = trapped;
}

/** Receives from a port, on request after waiting for a message. */
function patientReceiver(original: (port: MessagePort) => Received): (port: MessagePort, isExpected: boolean) => Received {
  // The program may replace these, and they are trapped.
  const wait = Atomics.wait;
  const clock = performance.now.bind(performance);
  const cell = new Int32Array(new SharedArrayBuffer(4));
  let patience = PATIENCE_MS;
  return (port, isExpected) => {
    let received = original(port);
    if (received !== undefined || !isExpected) return received;
    const started = clock();
    while (received === undefined && clock() - started < patience) {
      wait(cell, 0, 0, 1);
      received = original(port);
    }
    patience -= clock() - started;
    return received;
  };
}
