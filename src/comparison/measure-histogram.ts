import type { DifferenceHistogram } from '../core/output-distance';
import type { Values } from './measure-distance';

/** Counts |Δ| of two arrays of one length by powers of ten; null if nothing is in them. */
export function measureHistogram(first: Values, second: Values): DifferenceHistogram | null {
  if (first.length === 0) return null;
  let [equal, nonFinite] = [0, 0];
  const byExponent = new Map<number, number>();
  for (let index = 0; index < first.length; index++) {
    const [a, b] = [first[index] ?? 0, second[index] ?? 0];
    const difference = Math.abs(a - b);
    // The two zeros, one infinity twice and NaN twice are no difference that a number could tell.
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) equal++;
    else if (!Number.isFinite(difference)) nonFinite++;
    else {
      const exponent = exponentOf(difference);
      byExponent.set(exponent, (byExponent.get(exponent) ?? 0) + 1);
    }
  }
  const [lowest, highest] = [Math.min(...byExponent.keys()), Math.max(...byExponent.keys())];
  if (byExponent.size === 0) return { equal, nonFinite, firstExponent: 0, counts: [] };
  return { equal, nonFinite, firstExponent: lowest, counts: Array.from({ length: highest - lowest + 1 }, (_, place) => byExponent.get(lowest + place) ?? 0) };
}

/** The largest whole e with 10^e <= value, for a value above 0: the logarithm alone is off by one beside powers of ten. */
function exponentOf(value: number): number {
  const near = Math.floor(Math.log10(value));
  if (Number(`1e${near + 1}`) <= value) return near + 1;
  return Number(`1e${near}`) > value ? near - 1 : near;
}
