import type { Fingerprint } from '../core/trace';

export const NO_PRINT: Fingerprint = { low: 0, high: 0 };

/** Small views are copied here first: making a typed array over another's bytes costs more than reading it. */
const SCRATCH_WORDS = 256;
const scratchWords = new Uint32Array(SCRATCH_WORDS);
const scratchFloats = new Float32Array(scratchWords.buffer);
const scratchIntegers = new Int32Array(scratchWords.buffer);
const scratchDoubles = new Float64Array(scratchWords.buffer);

/** Words that are taken in one after the other; such runs are taken in in any order, so that a GPU can. */
export const RUN_WORDS = 64;

/** Odd multipliers with bits well spread: those of murmur3, of splitmix and of golden ratios. `print-shader.ts` uses them too. */
export const LANES = { a: 0x9e3779b9, b: 0x85ebca6b, c: 0xc2b2ae35, d: 0x27d4eb2f } as const;
export const FACTORS = { a: 0xcc9e2d51, b: 0x1b873593, c: 0x38b34ae5, d: 0xa1e38b93, low: 0x7feb352d, high: 0x846ca68b, lowRun: 0x9e3779b1, highRun: 0x85ebca77 } as const;

/**
 * Four murmur3-style lanes over each run of words, mixed with the place of the run and summed modulo 2^32: the first
 * `length` 32-bit words in, two out. Equal bits give equal prints, on the host and on a GPU.
 */
function fingerprintWords(words: Uint32Array, length: number, seed: number): Fingerprint {
  let low = 0;
  let high = 0;
  for (let start = 0, place = 1; start < length; start += RUN_WORDS, place++) {
    const end = Math.min(start + RUN_WORDS, length);
    const whole = end & ~3;
    let a: number = LANES.a;
    let b: number = LANES.b;
    let c: number = LANES.c;
    let d: number = LANES.d;
    for (let index = start; index < whole; index += 4) {
      a = Math.imul(a ^ (words[index] ?? 0), FACTORS.a);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b ^ (words[index + 1] ?? 0), FACTORS.b);
      b = (b << 15) | (b >>> 17);
      c = Math.imul(c ^ (words[index + 2] ?? 0), FACTORS.c);
      c = (c << 17) | (c >>> 15);
      d = Math.imul(d ^ (words[index + 3] ?? 0), FACTORS.d);
      d = (d << 11) | (d >>> 21);
    }
    for (let index = whole; index < end; index++) {
      a = Math.imul(a ^ (words[index] ?? 0), FACTORS.a);
      a = (a << 13) | (a >>> 19);
      c ^= Math.imul(a, FACTORS.c);
    }
    low = (low + mix(a ^ Math.imul(b, FACTORS.low) ^ (c >>> 3) ^ Math.imul(place, FACTORS.lowRun))) | 0;
    high = (high + mix(d ^ Math.imul(c, FACTORS.high) ^ (b << 5) ^ a ^ Math.imul(place, FACTORS.highRun))) | 0;
  }
  return finishPrint(low, high, length, seed);
}

/** The print of the sums over all runs. */
function finishPrint(low: number, high: number, length: number, seed: number): Fingerprint {
  const first = mix(low ^ Math.imul(seed, LANES.b) ^ length);
  return { low: first, high: mix(high ^ Math.imul(length, LANES.c) ^ first) };
}

/** The print of a tensor of so many 32-bit words whose runs were summed on a GPU. */
export function finishDevicePrint(low: number, high: number, length: number): Fingerprint {
  return finishPrint(low, high, length, 4 * length);
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
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
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

/** The print of a tensor's values. Truth values count as the 32-bit words that a GPU holds them in. */
export function fingerprintTensor(values: unknown): Fingerprint {
  return values instanceof Uint8Array ? fingerprintView(Int32Array.from(values)) : fingerprintValues(values);
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
