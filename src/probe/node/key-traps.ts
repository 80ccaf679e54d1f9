import crypto, { KeyObject, type webcrypto } from 'node:crypto';
import type { Recorder } from '../recorder';
import { dress } from '../dress';

const API = 'crypto.subtle.generateKey';

type Made = Promise<webcrypto.CryptoKey | webcrypto.CryptoKeyPair>;
type Algorithm = webcrypto.HmacKeyGenParams;

/** Secret keys that are made up: what is signed or hashed with one is as random as it is. */
export function trapKeys(recorder: Recorder): void {
  trapSync(recorder);
  if (!('crypto' in globalThis)) return;
  const prototype = Object.getPrototypeOf(globalThis.crypto.subtle) as { generateKey: (this: webcrypto.SubtleCrypto, algorithm: Algorithm, isExtractable: boolean, usages: webcrypto.KeyUsage[]) => Made };
  const { generateKey } = prototype;
  const trapped = dress(generateKey, async function (this: webcrypto.SubtleCrypto, algorithm: Algorithm, isExtractable: boolean, usages: webcrypto.KeyUsage[]): Made {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const key = await generateKey.call(this, algorithm, isExtractable, usages);
    if (stack === '' || !('type' in key) || key.type !== 'secret') return key;
    const own = KeyObject.from(key).export().toString('base64');
    const given = recorder.inputAt('draw', API, own, stack);
    return given === own ? key : this.importKey('raw', Buffer.from(given, 'base64'), algorithm, isExtractable, usages);
  });
  prototype.generateKey = trapped;
}

function trapSync(recorder: Recorder): void {
  const { generateKeySync, createSecretKey } = crypto;
  const trapped = dress(generateKeySync, (...args: Parameters<typeof generateKeySync>): KeyObject => {
    const key = generateKeySync(...args);
    const own = key.export().toString('base64');
    const given = recorder.input('draw', 'crypto.generateKeySync', own, trapped);
    return given === own ? key : createSecretKey(given, 'base64');
  });
  Object.assign(crypto, { generateKeySync: trapped });
}
