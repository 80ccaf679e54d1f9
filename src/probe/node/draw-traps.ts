import crypto from 'node:crypto';
import type { Recorder } from '../recorder';
import { trapMathRandom } from '../math-random-trap';
import { dress } from '../dress';
import { trapKeys } from './key-traps';
import { trapMadeUp } from './made-up-traps';

/** `Math.random` and what `crypto` hands out. Values pass unchanged unless the plan pins their site. */
export function trapDraws(recorder: Recorder): void {
  trapMathRandom(recorder);
  const { randomBytes, randomFill, randomFillSync, randomInt, randomUUID } = crypto;
  const bytes = dress(randomBytes, (size: number, callback?: (error: Error | null, bytes: Buffer) => void): Buffer | undefined => {
    if (callback === undefined) return told('crypto.randomBytes', randomBytes(size), bytes);
    const stack = recorder.stacks.capture(bytes);
    randomBytes(size, (error, drawn) => { callback(error, error === null ? toldAt('crypto.randomBytes', drawn, stack) : drawn); });
    return undefined;
  });
  Object.assign(crypto, { randomBytes: bytes });
  const fill = dress(randomFillSync, (target: NodeJS.ArrayBufferView, ...rest: number[]) => told('crypto.randomFillSync', randomFillSync(target, ...rest), fill));
  const fillLater = dress(randomFill, (target: NodeJS.ArrayBufferView, ...rest: unknown[]): void => {
    const callback = rest.at(-1) as (error: Error | null, filled: NodeJS.ArrayBufferView) => void;
    const stack = recorder.stacks.capture(fillLater);
    const draw = randomFill as (...args: unknown[]) => void;
    draw(target, ...rest.slice(0, -1), (error: Error | null, filled: NodeJS.ArrayBufferView) => { callback(error, error === null ? toldAt('crypto.randomFill', filled, stack) : filled); });
  });
  const uuid = dress(randomUUID, (...args: Parameters<typeof randomUUID>) => recorder.input('draw', 'crypto.randomUUID', randomUUID(...args), uuid));
  const int = dress(randomInt as (...args: number[]) => number, (...args: unknown[]): number | undefined => {
    const callback = args.at(-1);
    const draw = randomInt as unknown as (...args: unknown[]) => number;
    if (typeof callback !== 'function') return recorder.input('draw', 'crypto.randomInt', draw(...args), int);
    const stack = recorder.stacks.capture(int);
    return draw(...args.slice(0, -1), (error: unknown, value: number) => { (callback as (error: unknown, value: number) => void)(error, recorder.inputAt('draw', 'crypto.randomInt', value, stack)); });
  });
  Object.assign(crypto, { randomFill: fillLater, randomFillSync: fill, randomUUID: uuid, randomInt: int });
  trapWebCrypto(recorder, told);
  trapKeys(recorder);
  trapMadeUp(recorder);

  function told<T extends NodeJS.ArrayBufferView>(api: string, drawn: T, skip: (...args: never[]) => unknown): T {
    return recorder.isQuiet ? drawn : toldAt(api, drawn, recorder.stacks.capture(skip));
  }

  function toldAt<T extends NodeJS.ArrayBufferView>(api: string, drawn: T, stack: string): T {
    const view = Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength);
    const given = recorder.inputAt('draw', api, view.toString('base64'), stack);
    view.set(Buffer.from(given, 'base64').subarray(0, view.length));
    return drawn;
  }
}

type Told = <T extends NodeJS.ArrayBufferView>(api: string, drawn: T, skip: (...args: never[]) => unknown) => T;

function trapWebCrypto(recorder: Recorder, told: Told): void {
  if (!('crypto' in globalThis)) return;
  const prototype = Object.getPrototypeOf(globalThis.crypto) as Crypto;
  const { getRandomValues } = prototype as unknown as { getRandomValues: (this: Crypto, target: NodeJS.ArrayBufferView) => unknown };
  const { randomUUID } = prototype as { randomUUID: (this: Crypto) => ReturnType<Crypto['randomUUID']> };
  const fill = function trapped(this: Crypto, target: NodeJS.ArrayBufferView): NodeJS.ArrayBufferView {
    getRandomValues.call(this, target);
    return told('crypto.getRandomValues', target, fill);
  };
  prototype.getRandomValues = fill as unknown as Crypto['getRandomValues'];
  const uuid = function trapped(this: Crypto): ReturnType<Crypto['randomUUID']> {
    return recorder.input('draw', 'crypto.randomUUID', randomUUID.call(this), uuid);
  };
  prototype.randomUUID = uuid;
}
