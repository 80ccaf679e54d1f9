import { MessagePort, parentPort, Worker } from 'node:worker_threads';
import { SENT_NOTE } from '../../protocol/trace-notes';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';
import type { TimerGate } from '../timer-gate';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** What a worker hears from its parent is told like a timer that goes off: with how much had been computed by then. */
const API = 'parentPort.on(message)';
const LISTEN = ['on', 'once', 'addListener', 'addEventListener'] as const;
const FORGET = ['off', 'removeListener', 'removeEventListener'] as const;

/** Messages of the parent in a worker: a replay holds them until as much is computed as was in the earlier run. */
export function trapParentPort(recorder: Recorder, timerGate: TimerGate): void {
  if (parentPort === null) return;
  const port = parentPort as unknown as Holder;
  const told = new WeakMap<Call, Call>();
  for (const name of LISTEN) {
    const original = port[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const [event, listener, ...rest] = args;
      if (event !== 'message' || typeof listener !== 'function' || recorder.isQuiet || isLibrary(recorder.stacks.captureCaller(trapped))) return original.apply(this, args);
      const wrapped = told.get(listener as Call) ?? inTime(timerGate, recorder.stacks.capture(trapped), listener as Call);
      told.set(listener as Call, wrapped);
      return original.call(this, event, wrapped, ...rest);
    });
    port[name] = trapped;
  }
  trapProperty(recorder, timerGate, port);
  trapForgetting(port, told);
}

/** `parentPort.onmessage = …`, which gives back what it was given. */
function trapProperty(recorder: Recorder, timerGate: TimerGate, port: Holder): void {
  const property = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') as { readonly get: Call; readonly set: Call };
  let given: unknown = null;
  const set = function (this: unknown, listener: unknown): void {
    given = listener;
    const isWanted = typeof listener === 'function' && !recorder.isQuiet && !isLibrary(recorder.stacks.captureCaller(set));
    property.set.call(port, isWanted ? inTime(timerGate, recorder.stacks.capture(set), listener as Call) : listener);
  };
  Object.defineProperty(port, 'onmessage', { configurable: true, enumerable: true, get: () => (typeof given === 'function' ? given : property.get.call(port)), set });
}

/** Messages to workers that a timer sends: whoever asks why a worker was told something wants that timer's line. */
export function trapSenders(recorder: Recorder, timerGate: TimerGate): void {
  const holder = Worker.prototype as unknown as Holder;
  const original = holder['postMessage'] as Call;
  holder['postMessage'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const { current } = timerGate;
    if (current !== null && !recorder.isQuiet) recorder.note(`${SENT_NOTE}${(this as Worker).threadId}`, `${current.api}\n${current.stack}`);
    return original.apply(this, args);
  });
}

/** A port knows its listeners by themselves: those that a trap put in their place are taken away for them. */
export function trapForgetting(port: Holder, told: WeakMap<Call, Call>, names: readonly string[] = FORGET): void {
  for (const name of names) {
    const original = port[name] as Call;
    port[name] = dress(original, function (this: unknown, event: unknown, listener: unknown, ...rest: unknown[]): unknown {
      const isKnown = typeof listener === 'function' && told.has(listener as Call);
      return original.call(this, event, isKnown ? told.get(listener as Call) : listener, ...rest);
    });
  }
}

/** Hands on what comes in its order, each when the gate lets it. */
function inTime(timerGate: TimerGate, stack: string, listener: Call): Call {
  const about = { api: API, stack, ms: 0 };
  return function (this: unknown, ...values: unknown[]): void {
    timerGate.hold(about, () => { listener.apply(this, values); }).come();
  };
}
