import type { ClassDisagreement } from '../core/output-distance';
import type { Values } from './measure-distance';

/** Distances of class scores, one row an example. */
export interface ScoreDistance {
  /** Mean Kullback–Leibler divergence of the first run's classes from the second's, in nats. */
  readonly kl: number;
  /** Fraction of rows whose highest class changed. */
  readonly churn: number;
  /** Classes that the first run predicts, by index; of a long list those with the most changed rows. */
  readonly classes: readonly ClassDisagreement[];
}

/** A model of a language has more classes than anybody reads. */
const MAX_CLASSES = 100;

/** Null unless every row is a distribution: non-negative and summing to one within 1e-3. */
export function measureScores(first: Values, second: Values, classes: number): ScoreDistance | null {
  if (classes < 2 || first.length === 0 || first.length !== second.length || first.length % classes !== 0) return null;
  const rows = first.length / classes;
  const moves = new Map<number, Map<number, number>>();
  let [divergence, changed] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const a = first.subarray(row * classes, (row + 1) * classes);
    const b = second.subarray(row * classes, (row + 1) * classes);
    if (!isDistribution(a) || !isDistribution(b)) return null;
    divergence += klDivergence(a, b);
    const [from, to] = [argMax(a), argMax(b)];
    if (from !== to) changed++;
    const targets = moves.get(from) ?? new Map<number, number>();
    moves.set(from, targets.set(to, (targets.get(to) ?? 0) + 1));
  }
  return { kl: divergence / rows, churn: changed / rows, classes: describeMoves(moves) };
}

function describeMoves(moves: ReadonlyMap<number, ReadonlyMap<number, number>>): ClassDisagreement[] {
  const all = [...moves].map(([index, targets]) => {
    const total = [...targets.values()].reduce((sum, rows) => sum + rows, 0);
    const to = [...targets].filter(([target]) => target !== index).map(([target, rows]) => ({ index: target, rows }));
    return { index, rows: total, changed: total - (targets.get(index) ?? 0), to: to.sort((a, b) => b.rows - a.rows || a.index - b.index) };
  });
  const kept = all.sort((a, b) => b.changed - a.changed || b.rows - a.rows || a.index - b.index).slice(0, MAX_CLASSES);
  return kept.sort((a, b) => a.index - b.index);
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

/** Ties go to the lowest index, as in `tf.argMax` on cpu. */
function argMax(row: Values): number {
  let best = 0;
  for (let index = 1; index < row.length; index++) if ((row[index] ?? 0) > (row[best] ?? 0)) best = index;
  return best;
}
