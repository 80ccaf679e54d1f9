import timers from 'node:timers';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersStack } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { trapPromisedTimers } from './promised-timers';
import type { TimerGate } from '../timer-gate';
import { delayOf, SHORTEST_MS, startShortTimer, startTimer, type Call, type NodeTimer } from './start-timer';

type Holder = Record<string, unknown>;

/** Timers of the user's own lines: recorded when they go off, with the line that set them. */
export function trapTimers(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate): void {
  trapPromisedTimers(recorder, gate, timerGate);
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
    if (!isUsersStack(stack)) return original.call(this, inTurn(timerGate, callback as Call), ...rest);
    let done = gate.start(name, stack, 0);
    const call = function (this: unknown, ...values: unknown[]): void {
      const current = done;
      if (name === 'setInterval') done = gate.start(name, stack, 0);
      current(() => { (callback as Call).apply(this, values); });
    };
    if (name === 'setImmediate') {
      const { turn } = gate;
      const called = function (this: unknown, ...values: unknown[]): void {
        timerGate.immediates.called(turn);
        call.apply(this, values);
      };
      const immediate = original.call(this, inTurn(timerGate, called), ...rest) as { readonly _destroyed: boolean };
      timerGate.immediates.add(() => immediate._destroyed);
      return immediate;
    }
    const ms = delayOf(rest[0]);
    if (ms <= SHORTEST_MS && name === 'setTimeout') return startShortTimer(timerGate, call, (fire) => original.call(this, fire, ...rest) as NodeTimer);
    if (ms <= SHORTEST_MS) return original.call(this, inTurn(timerGate, call), ...rest);
    return startTimer(timerGate, { api: name, stack, ms, isInterval: name === 'setInterval' }, call, (fire) => original.call(this, fire, ...rest) as NodeTimer, rest.slice(1));
  });
  holder[name] = trapped;
  (timers as unknown as Holder)[name] = trapped;
}

/** In a replay, timers whose point has come go off before any other callback. */
function inTurn(timerGate: TimerGate, callback: Call): Call {
  return function (this: unknown, ...values: unknown[]): unknown {
    timerGate.beforeTurn();
    return callback.apply(this, values);
  };
}

/** `AbortSignal.timeout`, whose timer is Node's own and out of reach: one of ours stands for it, as little in the way of the program's end. */
function trapSignal(recorder: Recorder, timerGate: TimerGate): void {
  const holder = AbortSignal as unknown as { timeout: (ms: number) => AbortSignal };
  const original = holder.timeout.bind(AbortSignal);
  const start = setTimeout as unknown as (fire: Call, ms: number) => NodeTimer;
  const trapped = dress(original, (ms: number): AbortSignal => {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    if (!isUsersStack(stack) || !(ms > SHORTEST_MS)) return original(ms);
    const controller = new AbortController();
    const abort = (): void => { controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')); };
    startTimer(timerGate, { api: 'AbortSignal.timeout', stack, ms }, abort, (fire) => start(fire, ms).unref(), []);
    return controller.signal;
  });
  holder.timeout = trapped;
}
