import timersPromises from 'node:timers/promises';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersStack } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { clear, delayOf, SHORTEST_MS, startTimer, type NodeTimer } from './start-timer';
import type { PendingTimer, TimerGate } from '../timer-gate';

type Holder = Record<string, unknown>;

/** One way to wait with a promise: where it is found, and what its arguments mean. */
interface PromisedTimer {
  readonly holder: object;
  readonly name: string;
  readonly api: string;
  readonly msOf: (args: readonly unknown[]) => number;
  /** What it resolves to. */
  readonly valueOf: (args: readonly unknown[]) => unknown;
}

const { scheduler } = timersPromises;
const SCHEDULER = Object.getPrototypeOf(scheduler) as object;

const PROMISED: readonly PromisedTimer[] = [
  { holder: timersPromises, name: 'setTimeout', api: 'timers.promises.setTimeout', msOf: ([ms]) => delayOf(ms), valueOf: ([, value]) => value },
  { holder: timersPromises, name: 'setImmediate', api: 'timers.promises.setImmediate', msOf: () => 0, valueOf: ([value]) => value },
  { holder: SCHEDULER, name: 'wait', api: 'scheduler.wait', msOf: ([ms]) => delayOf(ms), valueOf: () => undefined },
  { holder: SCHEDULER, name: 'yield', api: 'scheduler.yield', msOf: () => 0, valueOf: () => undefined },
];

/** Timers of `node:timers/promises`, which `util.promisify` gives as well. */
export function trapPromisedTimers(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate): void {
  for (const timer of PROMISED) trapPromised(recorder, gate, timerGate, timer);
  trapTicks(recorder, gate, timerGate);
}

function trapPromised(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate, { holder: target, name, api, msOf, valueOf }: PromisedTimer): void {
  const holder = target as Holder;
  const original = holder[name] as (...args: unknown[]) => Promise<unknown>;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): Promise<unknown> {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const work = original.apply(this, args);
    if (!isUsersStack(stack)) return work;
    const ms = msOf(args);
    const done = gate.start(api, stack, 0);
    return new Promise((resolve, reject) => {
      const pass = (): void => { done(() => { resolve(valueOf(args)); }); };
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the program's own reason passes unchanged
      const fail = (error: unknown): void => { done(() => { reject(error); }); };
      const ready = ms > 0 ? timerGate.afterImmediates(work) : work;
      if (ms <= SHORTEST_MS) ready.then(pass, fail);
      else passInTime(timerGate, { api, stack, ms }, ready, pass, fail);
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

interface TickOptions {
  readonly signal?: AbortSignal;
  readonly ref?: boolean;
}

type Ticks = (ms?: number, value?: unknown, options?: TickOptions | null) => AsyncGenerator;

/** `setInterval` of `node:timers/promises`: its timer is out of reach, so the generator is written again around one that is not. */
function trapTicks(recorder: Recorder, gate: ArrivalGate, timerGate: TimerGate): void {
  const holder = timersPromises as unknown as { setInterval: Ticks };
  const original = holder.setInterval;
  const api = 'timers.promises.setInterval';
  const every = setInterval as unknown as (fire: () => void, ms: number) => NodeTimer;
  const trapped = dress(original, (ms?: number, value?: unknown, options: TickOptions | null = {}): AsyncGenerator => {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    // What Node refuses it refuses itself, and short times only give others a turn.
    if (!isUsersStack(stack) || delayOf(ms) <= SHORTEST_MS || !isPlain(options)) return original(ms, value, options);
    const start = (tick: () => void): NodeTimer => {
      let done = gate.start(api, stack, 0);
      const call = (): void => {
        const current = done;
        done = gate.start(api, stack, 0);
        current(tick);
      };
      const timer = startTimer(timerGate, { api, stack, ms: delayOf(ms), isInterval: true }, call, (fire) => every(fire, delayOf(ms)), []);
      return options.ref === false ? timer.unref() : timer;
    };
    return ticks(start, value, options.signal, () => original(ms, value, options).next());
  });
  holder.setInterval = trapped;
}

function isPlain(options: TickOptions | null): options is TickOptions {
  if (options === null) return false;
  const { signal, ref } = options;
  return (signal === undefined || signal instanceof AbortSignal) && (ref === undefined || typeof ref === 'boolean');
}

/** As Node does it: ticks that come while nobody waits are given one after the other; `refuse` throws Node's own error. */
async function* ticks(start: (tick: () => void) => NodeTimer, value: unknown, signal: AbortSignal | undefined, refuse: () => Promise<unknown>): AsyncGenerator<unknown, void> {
  let ready = 0;
  let wake = (): void => undefined;
  const timer = start(() => {
    ready++;
    wake();
  });
  const onAbort = (): void => { wake(); };
  signal?.addEventListener('abort', onAbort);
  try {
    while (signal?.aborted !== true) {
      if (ready === 0) await new Promise<void>((resolve) => { wake = resolve; });
      for (; ready > 0; ready--) yield value;
    }
    await refuse();
  } finally {
    clear(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
