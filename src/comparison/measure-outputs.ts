import type { TracedOutput } from '../core/trace';
import type { OutputDistance } from '../core/output-distance';
import type { OutputPair } from './compare-outcomes';
import { measureDistance } from './measure-distance';
import { measureHistogram } from './measure-histogram';
import { measureScores } from './measure-scores';

/** The distances of every output that both runs have; an output of one run alone is infinitely far. */
export function measureOutputs(pairs: readonly OutputPair[]): OutputDistance[] {
  return pairs.map(measurePair).filter((distance) => distance !== null);
}

function measurePair({ key, first, second, isEqual }: OutputPair): OutputDistance | null {
  const known = first ?? second;
  if (known === null) return null;
  const about = { name: outputName(key), shape: known.shape, dtype: known.dtype };
  if (first === null || second === null) return { ...about, maxAbs: Infinity, meanAbs: Infinity, maxUlp: Infinity, cosine: null, kl: null, churn: null, identical: false, onlyIn: second === null ? 'first' : 'other' };
  const [a, b] = [valuesOf(first), valuesOf(second)];
  if (a === null || b === null || a.length !== b.length) {
    const distance = isEqual ? 0 : NaN;
    return { ...about, maxAbs: distance, meanAbs: distance, maxUlp: distance, cosine: null, kl: null, churn: null, identical: isEqual };
  }
  const { maxAbs, meanAbs, maxUlp, cosine, signChanges } = measureDistance(a, b);
  const scores = first.role === 'predict' && first.shape.length >= 2 ? measureScores(a, b, first.shape.at(-1) ?? 0) : null;
  const histogram = measureHistogram(a, b);
  return {
    ...about,
    ...{ maxAbs, meanAbs, maxUlp, cosine, kl: scores?.kl ?? null, churn: scores?.churn ?? null, identical: isEqual },
    ...(signChanges === 0 ? {} : { signChanges }),
    ...(histogram === null ? {} : { histogram }),
    ...(scores === null ? {} : { classes: scores.classes }),
  };
}

/** `weights dense/kernel` is `dense/kernel` to whoever reads of it, `predict predict #1` is `predict #1`. */
export function outputName(key: string): string {
  return key.replace(/^weights /, '').replace(/^(predict|evaluate) \1/, '$1');
}

/** The values of an output in their own type; null if they did not travel. */
export function valuesOf(output: TracedOutput): Float32Array | Int32Array | Uint8Array | null {
  return output.values === null ? null : decodeValues(output.dtype, output.values);
}

/** Raw little-endian bytes as values of a type of TensorFlow.js; null for text. */
export function decodeValues(dtype: string, bytes: Uint8Array): Float32Array | Int32Array | Uint8Array | null {
  const { buffer } = bytes.slice();
  if (dtype === 'int32') return new Int32Array(buffer);
  if (dtype === 'bool') return new Uint8Array(buffer);
  return dtype === 'float32' || dtype === 'complex64' ? new Float32Array(buffer) : null;
}
