import { trapDate } from '../date-trap';
import { dress } from '../dress';
import { trapMathRandom } from '../math-random-trap';
import { moveClock } from '../moved-clock';
import type { Recorder } from '../recorder';

/** The draws and clocks of a page. Values pass unchanged unless the plan pins their site or shifts the clock. */
export function trapPage(recorder: Recorder): void {
  trapMathRandom(recorder);
  trapCrypto(recorder);
  trapDate(recorder);
  const now = performance.now.bind(performance);
  const move = moveClock(recorder.plan, 1, now());
  const trapped = dress(now, () => recorder.input('clock', 'performance.now', move(now()), trapped));
  Object.defineProperty(performance, 'now', { value: trapped, configurable: true, writable: true });
}

function trapCrypto(recorder: Recorder): void {
  const prototype = Object.getPrototypeOf(crypto) as Crypto;
  const own = { fill: prototype.getRandomValues.bind(crypto), uuid: prototype.randomUUID.bind(crypto) };
  const fill = <T extends ArrayBufferView>(target: T): T => {
    own.fill(target as never);
    if (recorder.isQuiet) return target;
    const view = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    const given = recorder.input('draw', 'crypto.getRandomValues', btoa(String.fromCharCode(...view)), fill);
    view.set(Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0)).subarray(0, view.length));
    return target;
  };
  prototype.getRandomValues = fill;
  const uuid = (): ReturnType<Crypto['randomUUID']> => recorder.input('draw', 'crypto.randomUUID', own.uuid(), uuid);
  prototype.randomUUID = uuid;
}

/** Work that was started and has not come back: while there is some, the program has not ended. */
export interface OpenWork {
  readonly count: () => number;
}

/**
 * Frames that nobody sees get no animation frames and slow timers, and TensorFlow.js waits for one in every epoch.
 * Here both are answered through a message channel, which is never slowed down; a callback still runs in its own turn.
 */
export function provideTurns(): OpenWork {
  const waiting = new Map<number, FrameRequestCallback>();
  const timers = new Set<number>();
  const channel = new MessageChannel();
  const now = performance.now.bind(performance);
  let next = 1;
  channel.port1.onmessage = (event: MessageEvent<number>) => {
    const callback = waiting.get(event.data);
    waiting.delete(event.data);
    callback?.(now());
  };
  globalThis.requestAnimationFrame = (callback) => {
    const id = next++;
    waiting.set(id, callback);
    channel.port2.postMessage(id);
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => waiting.delete(id);
  watchTimeouts(timers);
  return { count: () => waiting.size + timers.size };
}

function watchTimeouts(timers: Set<number>): void {
  const [start, stop] = [setTimeout as (handler: TimerHandler, ms?: number, ...rest: unknown[]) => number, clearTimeout];
  const watched = (handler: TimerHandler, ms?: number, ...rest: unknown[]): number => {
    if (typeof handler !== 'function') return start(handler, ms, ...rest);
    const id = start(() => {
      timers.delete(id);
      (handler as (...args: unknown[]) => void)(...rest);
    }, ms);
    timers.add(id);
    return id;
  };
  globalThis.setTimeout = watched as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id?: number) => {
    if (id !== undefined) timers.delete(id);
    stop(id);
  }) as typeof clearTimeout;
}
