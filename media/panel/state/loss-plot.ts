import type { StepRange } from '../charts/step-range';
import { lowerBound, type LossSeries } from './loss-series';

/** Columns for the chart: one shared x and, for each run, y or null. */
export type PlotData = [xs: number[], ...ys: (number | null)[][]];

/**
 * Data for the steps from `from` to `to`. More than `most` are thinned: every stretch keeps its smallest and its largest
 * loss. Values that cannot be drawn (NaN, ∞, and ≤ 0 on a log scale) are gaps.
 */
export function plotLoss(series: LossSeries, { from, to }: StepRange, isLog: boolean, most: number): PlotData {
  const draws = (value: number | null | undefined): number | null =>
    value === null || value === undefined || !Number.isFinite(value) || (isLog && value <= 0) ? null : value;
  const total = Math.max(0, ...series.runs.map((run) => countBetween(series.stepsOf(run), from, to)));
  return total <= most ? plotAll(series, from, to, draws) : plotThinned(series, { from, to }, draws, Math.ceil(most / 2));
}

type Draws = (value: number | null | undefined) => number | null;

function plotAll(series: LossSeries, from: number, to: number, draws: Draws): PlotData {
  const steps = new Set<number>();
  for (const run of series.runs) {
    const all = series.stepsOf(run);
    for (let index = lowerBound(all, from); index < all.length && (all[index] ?? 0) <= to; index += 1) steps.add(all[index] ?? 0);
  }
  const xs = [...steps].sort((a, b) => a - b);
  return [xs, ...series.runs.map((run) => xs.map((step) => draws(series.at(run, step))))];
}

/** Two points a bucket: the smaller extreme at its start, the larger at its middle. */
function plotThinned(series: LossSeries, { from, to }: StepRange, draws: Draws, buckets: number): PlotData {
  const width = (to - from + 1) / buckets;
  const xs = Array.from({ length: buckets * 2 }, (_, index) => from + (index / 2) * width);
  const ys = series.runs.map((run) => {
    const [steps, values] = [series.stepsOf(run), series.valuesOf(run)];
    const column: (number | null)[] = new Array<number | null>(buckets * 2).fill(null);
    for (let index = lowerBound(steps, from); index < steps.length; index += 1) {
      const [step, value] = [steps[index] ?? 0, draws(values[index])];
      if (step > to) break;
      if (value === null) continue;
      const bucket = Math.min(buckets - 1, Math.floor((step - from) / width)) * 2;
      column[bucket] = Math.min(column[bucket] ?? value, value);
      column[bucket + 1] = Math.max(column[bucket + 1] ?? value, value);
    }
    return column;
  });
  return [xs, ...ys];
}

function countBetween(steps: readonly number[], from: number, to: number): number {
  return lowerBound(steps, to + 1) - lowerBound(steps, from);
}
