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
  const own = prototype.getRandomValues.bind(crypto);
  const fill = <T extends ArrayBufferView>(target: T): T => {
    own(target as never);
    if (recorder.isQuiet) return target;
    const view = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    const given = recorder.input('draw', 'crypto.getRandomValues', btoa(String.fromCharCode(...view)), fill);
    view.set(Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0)).subarray(0, view.length));
    return target;
  };
  prototype.getRandomValues = fill;
  const { randomUUID } = prototype as Partial<Crypto>;
  const make = (): string => randomUUID?.call(crypto) ?? makeUuid(own);
  const uuid = (): ReturnType<Crypto['randomUUID']> => recorder.input('draw', 'crypto.randomUUID', make(), uuid) as ReturnType<Crypto['randomUUID']>;
  prototype.randomUUID = uuid;
}

/** Browsers hold a worker without an origin to be no secure context, and give it none: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4 */
function makeUuid(fill: (target: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const bytes = [...fill(new Uint8Array(16))];
  const marked = bytes.map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte));
  return marked.map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
