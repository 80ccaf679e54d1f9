import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersStack } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { settleInTurn } from '../arrivals/settle-in-turn';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

const CRYPTO = ['scrypt', 'pbkdf2', 'hkdf', 'generateKey', 'generateKeyPair', 'generatePrime', 'checkPrime'];
const ZLIB = ['gzip', 'gunzip', 'deflate', 'inflate', 'deflateRaw', 'inflateRaw', 'unzip', 'brotliCompress', 'brotliDecompress', 'zstdCompress', 'zstdDecompress'];
const SUBTLE = ['digest', 'sign', 'encrypt', 'decrypt', 'deriveBits'];

/** Work that Node's own threads do side by side for the user's lines: only the order in which it is done is news. */
export function trapPool(recorder: Recorder, gate: ArrivalGate): void {
  for (const [holder, prefix, names] of [[crypto, 'crypto', CRYPTO], [zlib, 'zlib', ZLIB]] as const) {
    for (const name of names) trapCallback(recorder, gate, holder, name, `${prefix}.${name}`);
  }
  if (!('crypto' in globalThis)) return;
  const subtle = Object.getPrototypeOf(globalThis.crypto.subtle) as Holder;
  for (const name of SUBTLE) trapPromise(recorder, gate, subtle, name, `crypto.subtle.${name}`);
}

function trapCallback(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string, api: string): void {
  // Some came with later versions of Node.
  if (typeof holder[name] !== 'function') return;
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const callback = args.at(-1);
    const stack = recorder.isQuiet || typeof callback !== 'function' ? '' : recorder.stacks.capture(trapped);
    if (!isUsersStack(stack)) return original.apply(this, args);
    const done = gate.start(api, stack);
    return original.call(this, ...args.slice(0, -1), (...given: unknown[]) => { done(() => { (callback as Call)(...given); }); });
  });
  holder[name] = trapped;
}

function trapPromise(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string, api: string): void {
  const original = holder[name] as (this: unknown, ...args: unknown[]) => Promise<unknown>;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): Promise<unknown> {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const work = original.apply(this, args);
    if (!isUsersStack(stack)) return work;
    return settleInTurn(work, gate.start(api, stack), { tell: (value) => value });
  });
  holder[name] = trapped;
}
