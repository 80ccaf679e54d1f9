import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';
import type { TimerGate } from '../timer-gate';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

const FORGET = ['off', 'removeListener', 'removeEventListener'] as const;

/** Where a worker hears its parent. */
export interface ParentPort {
  readonly port: object;
  /** What it is called where it is told. */
  readonly api: string;
  /** Methods that listen. */
  readonly listen: readonly string[];
  readonly forget?: readonly string[];
  readonly property: { readonly get: Call; readonly set: Call };
}

/**
 * Messages of the parent in a worker: told like a timer that goes off, with how much had been computed by then. A replay
 * holds them until as much is computed as was in the earlier run.
 */
export function trapParent(recorder: Recorder, timerGate: TimerGate, parent: ParentPort): void {
  const port = parent.port as Holder;
  const told = new WeakMap<Call, Call>();
  for (const name of parent.listen) {
    const original = port[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const [event, listener, ...rest] = args;
      if (event !== 'message' || typeof listener !== 'function' || recorder.isQuiet || isLibrary(recorder.stacks.captureCaller(trapped))) return original.apply(this, args);
      const wrapped = told.get(listener as Call) ?? inTime(timerGate, { api: parent.api, stack: recorder.stacks.capture(trapped) }, listener as Call);
      told.set(listener as Call, wrapped);
      return original.call(this, event, wrapped, ...rest);
    });
    port[name] = trapped;
  }
  trapProperty(recorder, timerGate, parent);
  trapForgetting(port, told, parent.forget);
}

/** `parentPort.onmessage = …`, which gives back what it was given. */
function trapProperty(recorder: Recorder, timerGate: TimerGate, { port, api, property }: ParentPort): void {
  let given: unknown = null;
  const set = function (this: unknown, listener: unknown): void {
    given = listener;
    const isWanted = typeof listener === 'function' && !recorder.isQuiet && !isLibrary(recorder.stacks.captureCaller(set));
    property.set.call(port, isWanted ? inTime(timerGate, { api, stack: recorder.stacks.capture(set) }, listener as Call) : listener);
  };
  Object.defineProperty(port, 'onmessage', { configurable: true, enumerable: true, get: () => (typeof given === 'function' ? given : property.get.call(port)), set });
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
function inTime(timerGate: TimerGate, about: { readonly api: string; readonly stack: string }, listener: Call): Call {
  return function (this: unknown, ...values: unknown[]): void {
    timerGate.hold({ ...about, ms: 0 }, () => { listener.apply(this, values); }).come();
  };
}
