/** Looks that tell lines apart; the first run alone has the first, a broad band under the others. */
export const LOOKS = 6;

/** Which look a run has, from 1: in the chart, in its legend, and wherever the run is told of (`run-1` to `run-6` in the style sheet). */
export function lookOf(run: number): number {
  return run === 1 ? 1 : ((run - 2) % (LOOKS - 1)) + 2;
}
