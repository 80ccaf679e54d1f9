import { ChildProcess } from 'node:child_process';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from './arrival-gate';
import { dress } from '../dress';
import { revive, serialize } from './environment-traps';
import { trapFetch } from './fetch-trap';
import { trapRaces } from './race-traps';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Timers, messages of workers and processes, answers, races: recorded when they arrive, with the line that asked for them. */
export function trapArrivals(recorder: Recorder, gate: ArrivalGate): void {
  for (const name of ['setTimeout', 'setImmediate']) trapPromisedTimer(recorder, gate, name);
  for (const name of ['setTimeout', 'setInterval', 'setImmediate']) trapTimer(recorder, gate, name);
  trapMessages(recorder, gate, Worker.prototype, 'Worker', (message) => message);
  trapMessages(recorder, gate, ChildProcess.prototype, 'ChildProcess', (message, api, stack) => revive(recorder.inputAt('env', api, serialize(message), stack), message));
  trapFetch(recorder, gate);
  trapRaces(recorder);
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
  (timers as unknown as Holder)[name] = trapped;
}

/** `setTimeout` and `setImmediate` of `node:timers/promises`, which `util.promisify` gives as well. */
function trapPromisedTimer(recorder: Recorder, gate: ArrivalGate, name: string): void {
  const holder = timersPromises as unknown as Holder;
  const original = holder[name] as (...args: unknown[]) => Promise<unknown>;
  const trapped = dress(original, (...args: unknown[]): Promise<unknown> => {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const work = original(...args);
    if (!isUsersOwn(stack)) return work;
    const done = gate.start(`timers.promises.${name}`, stack, 0);
    return new Promise((resolve, reject) => {
      work.then(
        (value) => { done(() => { resolve(value); }); },
        (error: unknown) => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the program's own reason passes unchanged
          done(() => { reject(error); });
        },
      );
    });
  });
  holder[name] = trapped;
}

/** True if the line that called is the user's, not a library's. */
function isUsersOwn(stack: string): boolean {
  const first = stack.split('\n', 1)[0] ?? '';
  return first !== '' && first !== '~' && !first.includes('/node_modules/');
}

/** Workers start one after the other: only a long pause changes who is first. */
const WORKER_HOLD_MS = 600;
/** Room for the messages of one worker in the numbers of all. */
const MESSAGES = 1_000_000;

type TellMessage = (message: unknown, api: string, stack: string) => unknown;

function trapMessages(recorder: Recorder, gate: ArrivalGate, target: object, className: string, tell: TellMessage): void {
  const lines = new WeakMap<object, Promise<void>>();
  // A replay that keeps an order keeps that of one worker, too.
  const isHeld = recorder.plan.disturb && recorder.plan.arrivals === null;
  const prototype = target as Holder;
  // `once` calls `on`.
  for (const name of ['on', 'addListener']) {
    const original = prototype[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const [event, listener] = args;
      if ((event !== 'message' && event !== 'exit') || typeof listener !== 'function') return original.apply(this, args);
      const stack = recorder.stacks.capture(trapped);
      const api = `${className}.on(${event})`;
      let ordinal = gate.number(api, stack) * MESSAGES;
      const told = function (this: unknown, ...values: unknown[]): void {
        // What one worker sends stays in its order.
        const before = lines.get(this as object) ?? Promise.resolve();
        const turn = new Promise<void>((resolve) => {
          gate.start(api, stack, WORKER_HOLD_MS, ordinal++)(() => {
            const given = event === 'message' ? [tell(values[0], api, stack), ...values.slice(1)] : values;
            if (!isHeld) {
              (listener as Call).apply(this, given);
              resolve();
            } else void before.then(() => { resolve(); (listener as Call).apply(this, given); });
          });
        });
        if (isHeld) lines.set(this as object, turn);
      };
      Object.defineProperty(told, 'listener', { value: listener });
      return original.call(this, event, told);
    });
    prototype[name] = trapped;
  }
}
