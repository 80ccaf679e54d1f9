import crypto from 'node:crypto';
import { dress } from '../dress';
import type { Recorder } from '../recorder';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;
type Callback = (error: Error | null, made?: unknown) => void;

/** Calls of `node:crypto` whose result holds random bits: primes, and signatures and ciphertexts that are salted. */
const MAKERS = ['generatePrimeSync', 'generatePrime', 'sign', 'publicEncrypt'] as const;

/** What cryptography makes up on the way to an answer: another one in every run, of which a replay gives the earlier one again. */
export function trapMadeUp(recorder: Recorder): void {
  for (const name of MAKERS) trapMaker(recorder, crypto, name, `crypto.${name}`);
  trapMaker(recorder, crypto.Sign.prototype as unknown as Holder, 'sign', 'crypto.Sign.sign');
  for (const [exchange, name] of [[crypto.ECDH, 'ECDH'], [crypto.DiffieHellman, 'DiffieHellman'], [crypto.DiffieHellmanGroup, 'DiffieHellmanGroup']] as const) trapExchange(recorder, exchange.prototype, `crypto.${name}.generateKeys`);
}

function trapMaker(recorder: Recorder, holder: Holder, name: string, api: string): void {
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    if (recorder.isQuiet) return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    const tell = (made: unknown): unknown => likeIt(made, recorder.inputAt('draw', api, textOf(made), stack));
    const callback = args.at(-1);
    if (typeof callback !== 'function') return tell(original.apply(this, args));
    return original.call(this, ...args.slice(0, -1), (error: Error | null, made?: unknown) => {
      if (error !== null) (callback as Callback)(error);
      else (callback as Callback)(null, tell(made));
    });
  });
  holder[name] = trapped;
}

/** A pair of keys is known by its private one. */
interface Exchange {
  generateKeys(): unknown;
  getPrivateKey(): Buffer;
  setPrivateKey(key: Buffer): void;
  getPublicKey: Call;
}

function trapExchange(recorder: Recorder, prototype: object, api: string): void {
  const holder = prototype as Holder;
  const original = holder['generateKeys'] as Call;
  const trapped = dress(original, function (this: unknown, ...form: unknown[]): unknown {
    const made = original.apply(this, form);
    if (recorder.isQuiet) return made;
    const exchange = this as Exchange;
    const isCurve = this instanceof crypto.ECDH;
    const own = exchange.getPrivateKey().toString('base64');
    const given = recorder.inputAt('draw', api, own, recorder.stacks.capture(trapped));
    if (given === own) return made;
    exchange.setPrivateKey(Buffer.from(given, 'base64'));
    // One kind finds the public key at once, the other when it is asked to make keys and has a private one.
    if (isCurve) return exchange.getPublicKey(...form);
    return original.apply(this, form);
  });
  holder['generateKeys'] = trapped;
}

/** Numbers in hexadecimal, bytes in base64. */
function textOf(made: unknown): string {
  if (typeof made === 'bigint') return made.toString(16);
  if (typeof made === 'string' || typeof made === 'boolean') return String(made);
  return Buffer.from(made as ArrayBuffer).toString('base64');
}

/** An earlier answer in the form of another. */
function likeIt(made: unknown, text: string): unknown {
  if (text === textOf(made)) return made;
  if (typeof made === 'bigint') return BigInt(`0x${text}`);
  if (typeof made === 'string') return text;
  const bytes = Buffer.from(text, 'base64');
  return Buffer.isBuffer(made) ? bytes : Uint8Array.from(bytes).buffer;
}
