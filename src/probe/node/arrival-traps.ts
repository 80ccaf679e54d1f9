import { isMainThread, MessagePort, Worker } from 'node:worker_threads';
import type { Recorder } from '../recorder';
import { dress } from '../dress';
import { TimerGate } from '../timer-gate';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { trapCollection } from '../collection-traps';
import { trapFetch } from './fetch-trap';
import { forceCollection } from './force-collection';
import { trapAllMessages } from './message-traps';
import { isServed, nodeTimers } from './node-timers';
import { trapParentPort, trapSenders } from './port-traps';
import { trapRaces } from './race-traps';
import { trapTimers } from './timer-traps';
import { tellWorkerCode } from './worker-code';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Timers, messages of workers and processes, answers, races: recorded when they arrive, with the line that asked for them. Gives the timers. */
export function trapArrivals(recorder: Recorder, gate: ArrivalGate): TimerGate {
  const working = new Set<object>();
  const timers = nodeTimers();
  const waits = { forOthers: () => !gate.isHolding && (gate.hasMoments || working.size > 0 || isServed()), forMoments: () => gate.hasMoments };
  const timerGate = new TimerGate(recorder, timers, waits, { count: () => gate.turn, isAtWork: (turn) => gate.isAtWork(turn), overtaken: () => { gate.overtaken(); } });
  trapTimers(recorder, gate, timerGate);
  trapCollection(recorder, timerGate, recorder.plan.disturb === null ? null : forceCollection(timers));
  watchWorkers(working);
  tellWorkerCode(recorder);
  trapAllMessages(recorder, gate);
  if (!isMainThread) tellBeforeMessages(recorder);
  trapParentPort(recorder, timerGate);
  trapSenders(recorder, timerGate);
  trapFetch(recorder, gate);
  trapRaces(recorder);
  return timerGate;
}

/** A worker may be ended as soon as its message is there: what it did until then is told before. */
function tellBeforeMessages(recorder: Recorder): void {
  const holder = MessagePort.prototype as unknown as Holder;
  const original = holder['postMessage'] as Call;
  holder['postMessage'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    recorder.tellReads();
    recorder.note('message', '');
    recorder.handAll();
    return original.apply(this, args);
  });
}

/** Keeps the set of workers that the program listens to and that have not ended. */
function watchWorkers(working: Set<object>): void {
  const holder = Worker.prototype as unknown as Holder;
  const original = holder['on'] as Call;
  holder['on'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    if (args[0] === 'message' && !working.has(this as object)) {
      working.add(this as object);
      original.call(this, 'exit', () => { working.delete(this as object); });
    }
    return original.apply(this, args);
  });
}
