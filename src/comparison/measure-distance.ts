/** Distances between two arrays of one length. */
export interface Distance {
  readonly maxAbs: number;
  readonly meanAbs: number;
  readonly maxUlp: number;
  /** Cosine of the angle between them, null if one of them is zero or not finite. */
  readonly cosine: number | null;
  /** Elements that are positive in one array and negative in the other. */
  readonly signChanges: number;
  readonly isIdentical: boolean;
}

export type Values = Float32Array | Int32Array | Uint8Array;

/** All in float64; NaN beside NaN counts as equal, NaN beside a number as infinitely far. */
export function measureDistance(first: Values, second: Values): Distance {
  // Neighbouring whole numbers are one unit apart, whatever a float32 would make of them.
  const ulps = first instanceof Float32Array ? ulpDistance : distanceOf;
  let [maxAbs, sumAbs, maxUlp, dot, firstSquare, secondSquare] = [0, 0, 0, 0, 0, 0];
  let signChanges = 0;
  let isIdentical = first.length === second.length;
  const length = Math.min(first.length, second.length);
  for (let index = 0; index < length; index++) {
    const a = first[index] ?? 0;
    const b = second[index] ?? 0;
    if (!Object.is(a, b)) {
      isIdentical = false;
      const difference = distanceOf(a, b);
      maxAbs = Math.max(maxAbs, difference);
      sumAbs += difference;
      maxUlp = Math.max(maxUlp, ulps(a, b));
      if ((a < 0 && b > 0) || (a > 0 && b < 0)) signChanges++;
    }
    dot += a * b;
    firstSquare += a * a;
    secondSquare += b * b;
  }
  const norm = Math.sqrt(firstSquare) * Math.sqrt(secondSquare);
  const cosine = norm > 0 && Number.isFinite(norm) ? Math.max(-1, Math.min(1, dot / norm)) : null;
  return { maxAbs, meanAbs: length === 0 ? 0 : sumAbs / length, maxUlp, cosine: isIdentical && cosine !== null ? 1 : cosine, signChanges, isIdentical };
}

function distanceOf(a: number, b: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  return a === b ? 0 : Math.abs(a - b);
}

const floats = new Float32Array(1);
const words = new Int32Array(floats.buffer);

/** Place of a float32 among all float32 values in ascending order; −0 and 0 share one. */
function ordinal(value: number): number {
  floats[0] = value;
  const word = words[0] ?? 0;
  return word < 0 ? -(word & 0x7fffffff) : word;
}

/** How many float32 values lie between two float32 values, plus one if they differ. */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  return Math.abs(ordinal(a) - ordinal(b));
}
