import type { Fingerprint } from '../core/trace';

export const NO_PRINT: Fingerprint = { low: 0, high: 0 };

/** Small views are copied here first: making a typed array over another's bytes costs more than reading it. */
const SCRATCH_WORDS = 256;
const scratchWords = new Uint32Array(SCRATCH_WORDS);
const scratchFloats = new Float32Array(scratchWords.buffer);
const scratchIntegers = new Int32Array(scratchWords.buffer);
const scratchDoubles = new Float64Array(scratchWords.buffer);

/** Four murmur3-style lanes over the first `length` 32-bit words; two 32-bit words out. Equal bits give equal prints. */
function fingerprintWords(words: Uint32Array, length: number, seed: number): Fingerprint {
  let a = seed ^ 0x9e3779b9;
  let b = seed ^ 0x85ebca6b;
  let c = seed ^ 0xc2b2ae35;
  let d = seed ^ 0x27d4eb2f;
  const whole = length & ~3;
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
  for (let index = whole; index < length; index++) {
    a = Math.imul(a ^ (words[index] ?? 0), 0xcc9e2d51);
    a = (a << 13) | (a >>> 19);
    c ^= Math.imul(a, 0x38b34ae5);
  }
  a ^= length;
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
  const { byteLength } = view;
  const wordCount = byteLength >> 2;
  if (wordCount <= SCRATCH_WORDS && (view instanceof Float32Array || view instanceof Int32Array)) {
    if (view instanceof Float32Array) scratchFloats.set(view);
    else scratchIntegers.set(view);
    return fingerprintWords(scratchWords, wordCount, byteLength);
  }
  if (view.byteOffset % 4 === 0 && (byteLength & 3) === 0) {
    return fingerprintWords(new Uint32Array(view.buffer, view.byteOffset, wordCount), wordCount, byteLength);
  }
  const copy = new Uint8Array((wordCount + 1) * 4);
  copy.set(new Uint8Array(view.buffer, view.byteOffset, byteLength));
  return fingerprintWords(new Uint32Array(copy.buffer), wordCount + 1, byteLength);
}

/** Names of attributes come again and again. */
const knownTexts = new Map<string, Fingerprint>();
const KNOWN_TEXTS = 2000;
const KNOWN_LENGTH = 64;

export function fingerprintText(text: string): Fingerprint {
  const known = knownTexts.get(text);
  if (known !== undefined) return known;
  const words = text.length <= SCRATCH_WORDS ? scratchWords : new Uint32Array(text.length);
  for (let index = 0; index < text.length; index++) words[index] = text.charCodeAt(index);
  const print = fingerprintWords(words, text.length, text.length);
  if (text.length <= KNOWN_LENGTH && knownTexts.size < KNOWN_TEXTS) knownTexts.set(text, print);
  return print;
}

function fingerprintNumber(value: number): Fingerprint {
  scratchDoubles[0] = value;
  return fingerprintWords(scratchWords, 2, 8);
}

/** The print of an array of numbers and booleans, as float64; null if it holds anything else. */
function fingerprintNumbers(values: readonly unknown[]): Fingerprint | null {
  const isSmall = 2 * values.length <= SCRATCH_WORDS;
  const doubles = isSmall ? scratchDoubles : new Float64Array(values.length);
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'number' && typeof value !== 'boolean') return null;
    doubles[index] = Number(value);
  }
  return isSmall ? fingerprintWords(scratchWords, 2 * values.length, 8 * values.length) : fingerprintView(doubles);
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
  if (typeof values === 'number') return fingerprintNumber(values);
  if (typeof values === 'boolean') return fingerprintNumber(Number(values));
  if (!Array.isArray(values)) return NO_PRINT;
  return fingerprintNumbers(values) ?? values.reduce<Fingerprint>((print, value) => combinePrints(print, fingerprintValues(value)), { low: values.length, high: 7 });
}

/** Words of a large array that are looked at, spread over all of it. */
const SAMPLE_WORDS = 1024;

/**
 * The print of words spread evenly over a large array of 32-bit numbers, its ends among them; null for a small one. A
 * data set is an input of every batch: reading all of it again each time would cost more than the training.
 */
export function sampleValues(values: unknown): Fingerprint | null {
  if (!(values instanceof Float32Array || values instanceof Int32Array) || values.length <= 4 * SAMPLE_WORDS) return null;
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const stride = (values.length - 1) / (SAMPLE_WORDS - 1);
  const sample = new Uint32Array(SAMPLE_WORDS);
  for (let index = 0; index < SAMPLE_WORDS; index++) sample[index] = words[Math.floor(index * stride)] ?? 0;
  return fingerprintWords(sample, SAMPLE_WORDS, values.length);
}

/** The print of a kernel's attributes; functions and tensors are left out. */
export function fingerprintAttributes(attributes: unknown, depth = 0): Fingerprint {
  if (attributes === null || typeof attributes !== 'object' || depth > 3) return fingerprintValues(attributes);
  if (ArrayBuffer.isView(attributes)) return fingerprintView(attributes);
  if ('dataId' in attributes) return NO_PRINT;
  let print: Fingerprint = { low: 1, high: 1 };
  for (const key in attributes) {
    if (!Object.hasOwn(attributes, key)) continue;
    const value: unknown = (attributes as Readonly<Record<string, unknown>>)[key];
    if (typeof value === 'function') continue;
    print = combinePrints(print, combinePrints(fingerprintText(key), fingerprintAttributes(value, depth + 1)));
  }
  return print;
}
