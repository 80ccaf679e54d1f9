import type { Fingerprint } from '../core/trace';

export const NO_PRINT: Fingerprint = { low: 0, high: 0 };

/** Four murmur3-style lanes over 32-bit words; two 32-bit words out. Equal bits give equal prints. */
export function fingerprintWords(words: Uint32Array, seed: number): Fingerprint {
  let a = seed ^ 0x9e3779b9;
  let b = seed ^ 0x85ebca6b;
  let c = seed ^ 0xc2b2ae35;
  let d = seed ^ 0x27d4eb2f;
  const whole = words.length & ~3;
  for (let index = 0; index < whole; index += 4) {
    a = Math.imul(a ^ (words[index] ?? 0), 0xcc9e2d51);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ (words[index + 1] ?? 0), 0x1b873593);
    b = (b << 15) | (b >>> 17);
    c = Math.imul(c ^ (words[index + 2] ?? 0), 0x38b34ae5);
    c = (c << 17) | (c >>> 15);
    d = Math.imul(d ^ (words[index + 3] ?? 0), 0xa1e38b93);
    d = (d << 11) | (d >>> 21);
  }
  for (let index = whole; index < words.length; index++) {
    a = Math.imul(a ^ (words[index] ?? 0), 0xcc9e2d51);
    a = (a << 13) | (a >>> 19);
    c ^= Math.imul(a, 0x38b34ae5);
  }
  a ^= words.length;
  return { low: mix(a ^ Math.imul(b, 0x7feb352d) ^ (c >>> 3)), high: mix(d ^ Math.imul(c, 0x846ca68b) ^ (b << 5) ^ a) };
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The print of a view's bytes, whatever its type. */
export function fingerprintView(view: ArrayBufferView): Fingerprint {
  const wordCount = view.byteLength >> 2;
  const rest = view.byteLength & 3;
  if (view.byteOffset % 4 === 0 && rest === 0) {
    return fingerprintWords(new Uint32Array(view.buffer, view.byteOffset, wordCount), view.byteLength);
  }
  const copy = new Uint8Array((wordCount + 1) * 4);
  copy.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  return fingerprintWords(new Uint32Array(copy.buffer), view.byteLength);
}

export function fingerprintText(text: string): Fingerprint {
  const words = new Uint32Array(text.length);
  for (let index = 0; index < text.length; index++) words[index] = text.charCodeAt(index);
  return fingerprintWords(words, text.length);
}

/** Order-sensitive combination of two prints. */
export function combinePrints(first: Fingerprint, second: Fingerprint): Fingerprint {
  const low = mix(Math.imul(first.low, 0x1b873593) ^ second.low);
  return { low, high: mix(Math.imul(first.high, 0xcc9e2d51) ^ second.high ^ low) };
}

/** The print of whatever holds a tensor's values: a typed array, numbers, strings or encoded strings. */
export function fingerprintValues(values: unknown): Fingerprint {
  if (ArrayBuffer.isView(values)) return fingerprintView(values);
  if (typeof values === 'string') return fingerprintText(values);
  if (typeof values === 'number' || typeof values === 'boolean') return fingerprintView(Float64Array.of(Number(values)));
  if (!Array.isArray(values)) return NO_PRINT;
  if (values.every((value) => typeof value === 'number' || typeof value === 'boolean')) return fingerprintView(Float64Array.from(values, Number));
  return values.reduce<Fingerprint>((print, value) => combinePrints(print, fingerprintValues(value)), { low: values.length, high: 7 });
}

/** The print of a kernel's attributes; functions and tensors are left out. */
export function fingerprintAttributes(attributes: unknown, depth = 0): Fingerprint {
  if (attributes === null || typeof attributes !== 'object' || depth > 3) return fingerprintValues(attributes);
  if (ArrayBuffer.isView(attributes)) return fingerprintView(attributes);
  if ('dataId' in attributes) return NO_PRINT;
  let print: Fingerprint = { low: 1, high: 1 };
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') continue;
    print = combinePrints(print, combinePrints(fingerprintText(key), fingerprintAttributes(value, depth + 1)));
  }
  return print;
}
