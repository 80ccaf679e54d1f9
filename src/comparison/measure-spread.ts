import type { RunTrace } from '../core/trace';
import type { RunDistance, RunSpread } from '../core/run-distance';
import { compareOutcomes } from './compare-outcomes';
import { measureOutputs } from './measure-outputs';

/** Runs of which every pair is compared: the pairs grow with the square. */
const MAX_RUNS = 20;
/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.96;
/** A spread counts as stated when its mean is known this well. */
const WANTED_PRECISION = 0.2;

/** Largest |Δ| over all outputs of two runs; what cannot be compared (NaN) is left out. */
export function farthestOutput(first: RunTrace, other: RunTrace): number {
  const distances = measureOutputs(compareOutcomes(first, other).pairs).map(({ maxAbs }) => maxAbs);
  return Math.max(0, ...distances.filter((distance) => !Number.isNaN(distance)));
}

/** Every later run against the first. */
export function measureRuns(runs: readonly RunTrace[]): RunDistance[] {
  const [first, ...others] = runs;
  if (first === undefined) return [];
  return others.map((run, index) => ({ run: index + 2, identical: compareOutcomes(first, run).isEqual, maxAbs: farthestOutput(first, run) }));
}

/** How far two runs end apart on average, over every pair of runs; null below three runs, which have no spread. */
export function measureSpread(runs: readonly RunTrace[]): RunSpread | null {
  const used = runs.slice(0, MAX_RUNS);
  if (used.length < 3) return null;
  const distances = used.map((one, row) => used.map((other, column) => (row < column ? farthestOutput(one, other) : 0)));
  return spreadOf(distances);
}

/**
 * The mean distance of a pair is a U-statistic; its standard error is the jackknife's over runs (Arvesen 1969,
 * "Jackknifing U-statistics"; Efron & Stein 1981): pairs share runs and are not independent. The error falls with the
 * square root of the number of runs, which gives the number that states the mean within 20 % at 95 %.
 * `distances[row][column]` is read where row < column. Null if a distance is not finite.
 */
export function spreadOf(distances: readonly (readonly number[])[]): RunSpread | null {
  const runs = distances.length;
  const mean = meanWithout(distances, -1);
  if (runs < 3 || !Number.isFinite(mean)) return null;
  const left = distances.map((_, run) => meanWithout(distances, run));
  const center = left.reduce((sum, value) => sum + value, 0) / runs;
  const error = Math.sqrt(((runs - 1) / runs) * left.reduce((sum, value) => sum + (value - center) ** 2, 0));
  const halfWidth = NORMAL_95 * error;
  const needed = mean === 0 ? runs : Math.max(runs, Math.ceil(runs * (halfWidth / (WANTED_PRECISION * mean)) ** 2));
  return { runs, mean, halfWidth, neededRuns: halfWidth <= WANTED_PRECISION * mean ? runs : needed };
}

/** Mean over all pairs that do not hold `left`. */
function meanWithout(distances: readonly (readonly number[])[], left: number): number {
  let [sum, count] = [0, 0];
  for (const [row, line] of distances.entries()) {
    for (let column = row + 1; column < distances.length; column++) {
      if (row === left || column === left) continue;
      sum += line[column] ?? 0;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
