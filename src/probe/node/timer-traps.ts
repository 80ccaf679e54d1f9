import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from './arrival-gate';
import type { PendingTimer, TimerGate } from './timer-gate';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Fields by which Node counts a timer's time; setting them lets a timer that is early be called again soon. */
interface NodeTimer extends NodeJS.Timeout {
  _idleTimeout: number;
  _repeat: number | null;
  readonly _destroyed: boolean;
}

/** Node raises shorter times to this; programs that give it only let others have a turn. */
const SHORTEST_MS = 1;

// The program may replace it.
const clear = clearTimeout;

/** Timers of the user's own lines: recorded when they go off, with the line that set them. */
export function trapTimers(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate): void {
  trapPromised(recorder, gate, timerGate, 'setTimeout');
  trapPromised(recorder, gate, timerGate, 'setImmediate');
  trapSignal(recorder, timerGate);
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) trapTimer(recorder, gate, timerGate, name);
}

function trapTimer(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate, name: 'setTimeout' | 'setInterval' | 'setImmediate'): void {
  const holder = globalThis as unknown as Holder;
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const [callback, ...rest] = args;
    if (recorder.isQuiet || typeof callback !== 'function') return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    // Libraries' own timers (yielding to the event loop) carry no user's order.
    if (!isUsersOwn(stack)) return original.call(this, inTurn(timerGate, callback as Call), ...rest);
    let done = gate.start(name, stack, 0);
    const call = function (this: unknown, ...values: unknown[]): void {
      const current = done;
      if (name === 'setInterval') done = gate.start(name, stack, 0);
      current(() => { (callback as Call).apply(this, values); });
    };
    const ms = name === 'setImmediate' ? 0 : delayOf(rest[0]);
    if (ms <= SHORTEST_MS) return original.call(this, inTurn(timerGate, call), ...rest);
    return startTimer(timerGate, { api: name, stack, ms }, call, (fire) => original.call(this, fire, ...rest) as NodeTimer, rest.slice(1));
  });
  holder[name] = trapped;
  (timers as unknown as Holder)[name] = trapped;
}

/** Sets a timer that goes off when the gate lets it. */
function startTimer(timerGate: TimerGate, about: Pick<PendingTimer, 'api' | 'stack' | 'ms'>, call: Call, start: (fire: Call) => NodeTimer, values: readonly unknown[]): NodeTimer {
  const isInterval = about.api === 'setInterval';
  const fire = function (this: unknown, ...given: unknown[]): void {
    const left = wait();
    if (left > 0) waitAgain(timer, left, isInterval);
    else {
      if (isInterval) timer._repeat = about.ms;
      timer._idleTimeout = about.ms;
      timerGate.tell(about);
      call.apply(this, given);
    }
  };
  const timer = start(fire);
  const goOff = (): void => {
    if (isInterval) timer.refresh();
    else clear(timer);
    timerGate.tell(about);
    call.apply(timer, [...values]);
  };
  const wait = timerGate.set({ ...about, goOff, isOver: () => timer._destroyed, isRef: () => timer.hasRef() });
  return timer;
}

/** Within its own callback, so that the program can still clear it. */
function waitAgain(timer: NodeTimer, ms: number, isInterval: boolean): void {
  if (isInterval) timer._repeat = ms;
  else {
    timer._idleTimeout = ms;
    timer.refresh();
  }
}

/** In a replay, timers whose point has come go off before any other callback. */
function inTurn(timerGate: TimerGate, callback: Call): Call {
  return function (this: unknown, ...values: unknown[]): unknown {
    if (timerGate.isPinning) timerGate.beforeTurn();
    return callback.apply(this, values);
  };
}

/** As Node reads it: what is no number, too small or too large becomes the shortest. */
function delayOf(value: unknown): number {
  const ms = Number(value);
  return ms >= SHORTEST_MS && ms < 2 ** 31 ? Math.trunc(ms) : SHORTEST_MS;
}

/** `setTimeout` and `setImmediate` of `node:timers/promises`, which `util.promisify` gives as well. */
function trapPromised(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate, name: 'setTimeout' | 'setImmediate'): void {
  const holder = timersPromises as unknown as Holder;
  const original = holder[name] as (...args: unknown[]) => Promise<unknown>;
  const trapped = dress(original, (...args: unknown[]): Promise<unknown> => {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const work = original(...args);
    if (!isUsersOwn(stack)) return work;
    const api = `timers.promises.${name}`;
    const ms = name === 'setImmediate' ? 0 : delayOf(args[0]);
    const done = gate.start(api, stack, 0);
    return new Promise((resolve, reject) => {
      const pass = (): void => { done(() => { resolve(name === 'setImmediate' ? args[0] : args[1]); }); };
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the program's own reason passes unchanged
      const fail = (error: unknown): void => { done(() => { reject(error); }); };
      if (ms <= SHORTEST_MS) work.then(pass, fail);
      else passInTime(timerGate, { api, stack, ms }, work, pass, fail);
    });
  });
  holder[name] = trapped;
}

function passInTime(timerGate: TimerGate, about: Pick<PendingTimer, 'api' | 'stack' | 'ms'>, work: Promise<unknown>, pass: () => void, fail: (error: unknown) => void): void {
  const { come, drop } = timerGate.hold(about, pass);
  work.then(come, (error: unknown) => {
    drop();
    fail(error);
  });
}

/** `AbortSignal.timeout`, whose timer is Node's own and out of reach: one of ours stands for it, as little in the way of the program's end. */
function trapSignal(recorder: Recorder, timerGate: TimerGate): void {
  const holder = AbortSignal as unknown as { timeout: (ms: number) => AbortSignal };
  const original = holder.timeout.bind(AbortSignal);
  const start = setTimeout as unknown as (fire: Call, ms: number) => NodeTimer;
  const trapped = dress(original, (ms: number): AbortSignal => {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    if (!isUsersOwn(stack) || !(ms > SHORTEST_MS)) return original(ms);
    const controller = new AbortController();
    const abort = (): void => { controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')); };
    startTimer(timerGate, { api: 'AbortSignal.timeout', stack, ms }, abort, (fire) => start(fire, ms).unref(), []);
    return controller.signal;
  });
  holder.timeout = trapped;
}

/** True if the line that called is the user's, not a library's. */
function isUsersOwn(stack: string): boolean {
  const first = stack.split('\n', 1)[0] ?? '';
  return first !== '' && first !== '~' && !first.includes('/node_modules/');
}
