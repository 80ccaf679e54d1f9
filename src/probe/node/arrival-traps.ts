import { Worker } from 'node:worker_threads';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from './arrival-gate';
import { dress } from '../dress';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Timers, messages of workers and network answers: recorded when they arrive, with the line that asked for them. */
export function trapArrivals(recorder: Recorder, gate: ArrivalGate): void {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate']) trapTimer(recorder, gate, name);
  trapWorkers(recorder, gate);
  trapFetch(recorder, gate);
}

function trapTimer(recorder: Recorder, gate: ArrivalGate, name: string): void {
  const holder = globalThis as unknown as Holder;
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const [callback, ...rest] = args;
    if (recorder.isQuiet || typeof callback !== 'function') return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    // Libraries' own timers (yielding to the event loop) carry no user's order.
    if (!isUsersOwn(stack)) return original.apply(this, args);
    let done = gate.start(name, stack, 0);
    const fire = function (this: unknown, ...values: unknown[]): void {
      const current = done;
      if (name === 'setInterval') done = gate.start(name, stack, 0);
      current(() => { (callback as Call).apply(this, values); });
    };
    return original.call(this, fire, ...rest);
  });
  holder[name] = trapped;
}

/** True if the line that called is the user's, not a library's. */
function isUsersOwn(stack: string): boolean {
  const first = stack.split('\n', 1)[0] ?? '';
  return first !== '' && first !== '~' && !first.includes('/node_modules/');
}

/** Workers start one after the other: only a long pause changes who is first. */
const WORKER_HOLD_MS = 400;
/** Room for the messages of one worker in the numbers of all. */
const MESSAGES = 1_000_000;

function trapWorkers(recorder: Recorder, gate: ArrivalGate): void {
  const lines = new WeakMap<object, Promise<void>>();
  const prototype = Worker.prototype as unknown as Holder;
  for (const name of ['on', 'once', 'addListener']) {
    const original = prototype[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const [event, listener] = args;
      if ((event !== 'message' && event !== 'exit') || typeof listener !== 'function') return original.apply(this, args);
      const stack = recorder.stacks.capture(trapped);
      const api = `Worker.on(${event})`;
      let ordinal = gate.number(api, stack) * MESSAGES;
      const told = function (this: unknown, ...values: unknown[]): void {
        // What one worker sends stays in its order.
        const before = lines.get(this as object) ?? Promise.resolve();
        const turn = new Promise<void>((resolve) => {
          gate.start(api, stack, WORKER_HOLD_MS, ordinal++)(() => {
            if (!recorder.plan.disturb) {
              (listener as Call).apply(this, values);
              resolve();
            } else void before.then(() => { resolve(); (listener as Call).apply(this, values); });
          });
        });
        if (recorder.plan.disturb) lines.set(this as object, turn);
      };
      Object.defineProperty(told, 'listener', { value: listener });
      return original.call(this, event, told);
    });
    prototype[name] = trapped;
  }
}

function trapFetch(recorder: Recorder, gate: ArrivalGate): void {
  const original = globalThis.fetch;
  const trapped = dress(original, (...args: Parameters<typeof fetch>): Promise<Response> => {
    const stack = recorder.stacks.capture(trapped);
    const done = gate.start('fetch', stack);
    return new Promise((resolve, reject) => {
      original(...args).then(
        (response) => { done(() => { resolve(response); }); },
        (error: unknown) => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the program's own reason passes unchanged
          done(() => { reject(error); });
        },
      );
    });
  });
  globalThis.fetch = trapped;
}
