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
