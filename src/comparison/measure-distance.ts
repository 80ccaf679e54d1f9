/** Distances between two float arrays of one length. */
export interface Distance {
  readonly maxAbs: number;
  readonly meanAbs: number;
  readonly maxUlp: number;
  /** Cosine of the angle between them, null if one of them is zero. */
  readonly cosine: number | null;
  readonly isIdentical: boolean;
}

type Values = Float32Array | Int32Array | Uint8Array | Float64Array;

/** All in float64; NaN beside NaN counts as equal, NaN beside a number as infinitely far. */
export function measureDistance(first: Values, second: Values): Distance {
  let [maxAbs, sumAbs, maxUlp, dot, firstSquare, secondSquare] = [0, 0, 0, 0, 0, 0];
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
      maxUlp = Math.max(maxUlp, ulpDistance(a, b));
    }
    dot += a * b;
    firstSquare += a * a;
    secondSquare += b * b;
  }
  const norm = Math.sqrt(firstSquare) * Math.sqrt(secondSquare);
  const cosine = norm > 0 ? Math.max(-1, Math.min(1, dot / norm)) : null;
  return { maxAbs, meanAbs: length === 0 ? 0 : sumAbs / length, maxUlp, cosine: isIdentical && cosine !== null ? 1 : cosine, isIdentical };
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

/** Distances of class scores, one row an example. */
export interface ScoreDistance {
  /** Mean Kullback–Leibler divergence of the first run's classes from the second's, in nats. */
  readonly kl: number;
  /** Fraction of rows whose highest class changed. */
  readonly churn: number;
}

/** Null unless every row is a distribution: non-negative and summing to one within 1e-3. */
export function measureScores(first: Values, second: Values, classes: number): ScoreDistance | null {
  if (classes < 2 || first.length === 0 || first.length !== second.length || first.length % classes !== 0) return null;
  const rows = first.length / classes;
  let [divergence, changed] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const a = first.subarray(row * classes, (row + 1) * classes);
    const b = second.subarray(row * classes, (row + 1) * classes);
    if (!isDistribution(a) || !isDistribution(b)) return null;
    divergence += klDivergence(a, b);
    if (argMax(a) !== argMax(b)) changed++;
  }
  return { kl: divergence / rows, churn: changed / rows };
}

function isDistribution(row: Values): boolean {
  let sum = 0;
  for (const value of row) {
    if (!(value >= 0)) return false;
    sum += value;
  }
  return Math.abs(sum - 1) < 1e-3;
}

/** Σ p ln(p/q), with q kept above 1e-12 so that a zero does not hide the rest. */
function klDivergence(p: Values, q: Values): number {
  let sum = 0;
  for (let index = 0; index < p.length; index++) {
    const [a, b] = [p[index] ?? 0, Math.max(q[index] ?? 0, 1e-12)];
    if (a > 0) sum += a * Math.log(a / b);
  }
  return Math.max(0, sum);
}

function argMax(row: Values): number {
  let best = 0;
  for (let index = 1; index < row.length; index++) if ((row[index] ?? 0) > (row[best] ?? 0)) best = index;
  return best;
}
