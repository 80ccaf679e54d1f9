import crypto, { KeyObject, type webcrypto } from 'node:crypto';
import { dress } from '../dress';
import type { Recorder } from '../recorder';

type Callback = (error: Error | null, publicKey?: unknown, privateKey?: unknown) => void;
type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Both keys of a pair, as objects, or in whatever form the program asked for. */
interface Pair {
  readonly publicKey: unknown;
  readonly privateKey: unknown;
}

/** Keys that are made up: what is signed or hashed with one is as random as it is. */
export function trapKeys(recorder: Recorder): void {
  trapSecret(recorder);
  trapPairs(recorder);
  if ('crypto' in globalThis) trapWebKeys(recorder);
}

function trapSecret(recorder: Recorder): void {
  const { generateKeySync, createSecretKey } = crypto;
  const trapped = dress(generateKeySync, (...args: Parameters<typeof generateKeySync>): KeyObject => {
    const key = generateKeySync(...args);
    const own = textOf(key);
    const given = recorder.input('draw', 'crypto.generateKeySync', own, trapped);
    return given === own ? key : createSecretKey(given, 'base64');
  });
  Object.assign(crypto, { generateKeySync: trapped });
}

function trapPairs(recorder: Recorder): void {
  const { generateKeyPairSync, generateKeyPair } = crypto as unknown as { readonly generateKeyPairSync: (...args: unknown[]) => Pair; readonly generateKeyPair: Call };
  const sync = dress(generateKeyPairSync, (...args: unknown[]): Pair => {
    const pair = generateKeyPairSync(...args);
    return recorder.isQuiet ? pair : tellPair(recorder, 'crypto.generateKeyPairSync', pair, recorder.stacks.capture(sync));
  });
  const later = dress(generateKeyPair, function (this: unknown, ...args: unknown[]): unknown {
    const callback = args.at(-1) as Callback;
    if (recorder.isQuiet || typeof callback !== 'function') return generateKeyPair.apply(this, args);
    const stack = recorder.stacks.capture(later);
    return generateKeyPair.call(this, ...args.slice(0, -1), (error: Error | null, publicKey: unknown, privateKey: unknown) => {
      if (error !== null) { callback(error); return; }
      const given = tellPair(recorder, 'crypto.generateKeyPair', { publicKey, privateKey }, stack);
      callback(null, given.publicKey, given.privateKey);
    });
  });
  Object.assign(crypto, { generateKeyPairSync: sync, generateKeyPair: later });
}

function tellPair(recorder: Recorder, api: string, { publicKey, privateKey }: Pair, stack: string): Pair {
  const give = (key: unknown): unknown => {
    const own = textOf(key);
    const given = recorder.inputAt('draw', api, own, stack);
    return given === own ? key : keyLike(key, Buffer.from(given, 'base64'));
  };
  return { privateKey: give(privateKey), publicKey: give(publicKey) };
}

/** The bytes of a key in base64. One that the program asked for as a JSON Web Key is an object. */
function textOf(key: unknown): string {
  if (key instanceof KeyObject) return (key.type === 'secret' ? key.export() : key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'der' })).toString('base64');
  const bytes = key instanceof Uint8Array || typeof key === 'string' ? key : JSON.stringify(key);
  return Buffer.from(bytes as string).toString('base64');
}

/** An earlier key in the form of another. */
function keyLike(key: unknown, bytes: Buffer): unknown {
  if (key instanceof KeyObject) return key.type === 'private' ? crypto.createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' }) : crypto.createPublicKey({ key: bytes, type: 'spki', format: 'der' });
  if (key instanceof Uint8Array) return bytes;
  return typeof key === 'string' ? bytes.toString() : (JSON.parse(bytes.toString()) as unknown);
}

type WebKey = webcrypto.CryptoKey;
type Made = Promise<WebKey | webcrypto.CryptoKeyPair>;
type Algorithm = webcrypto.HmacKeyGenParams;
type GenerateKey = (this: webcrypto.SubtleCrypto, algorithm: Algorithm, isExtractable: boolean, usages: webcrypto.KeyUsage[]) => Made;

function trapWebKeys(recorder: Recorder): void {
  const prototype = Object.getPrototypeOf(globalThis.crypto.subtle) as { generateKey: GenerateKey };
  const { generateKey } = prototype;
  const trapped = dress(generateKey, async function (this: webcrypto.SubtleCrypto, algorithm: Algorithm, isExtractable: boolean, usages: webcrypto.KeyUsage[]): Made {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const made = await generateKey.call(this, algorithm, isExtractable, usages);
    if (stack === '') return made;
    const give = async (key: WebKey): Promise<WebKey> => {
      // Node gives those that may not leave it as well, but says that it will not for ever.
      const own = textOf(KeyObject.from(key));
      const given = recorder.inputAt('draw', 'crypto.subtle.generateKey', own, stack);
      return given === own ? key : this.importKey(FORMATS[key.type], Buffer.from(given, 'base64'), algorithm, key.extractable, key.usages);
    };
    if ('type' in made) return give(made);
    const privateKey = await give(made.privateKey);
    return { privateKey, publicKey: await give(made.publicKey) };
  });
  prototype.generateKey = trapped;
}

const FORMATS = { secret: 'raw', private: 'pkcs8', public: 'spki' } as const;
