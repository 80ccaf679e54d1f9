import type { RunTrace } from '../core/trace';
import type { DisturbedOrder, RunPlan } from '../protocol/run-plan';
import { OVERTAKEN_NOTE } from '../protocol/trace-notes';

/** Clock shift of a disturbed repeat: odd in every unit from milliseconds to days. */
const SKEW_MS = 1000 * (3 * 86_400 + 5 * 3600 + 7 * 60 + 11) + 13;

/**
 * A repeat at another time on a machine that is slow now and then. A slow clock shows whether a time budget decides
 * what is done: more fits into it; a deadline that was never reached stays so.
 */
export const DISTURBANCE: Partial<RunPlan> = { skewMs: SKEW_MS, slowClock: true };

/** Of runs that agreed, those that were disturbed among them. */
export function equalWords(runs: number, repeats: number): string {
  return `Equal in ${runs} runs, and in ${repeats === 1 ? 'one' : 'two'} more with the clock shifted and completions disturbed`;
}

/**
 * The orders in which equal runs are repeated. Most programs see done first what began first, and the other way round is
 * all that is left to try; where work was overtaken, the order in which it began has not been seen either.
 */
export function disturbedOrders(runs: readonly RunTrace[]): DisturbedOrder[] {
  return runs.some(({ notes }) => notes.has(OVERTAKEN_NOTE)) ? ['turned', 'as begun'] : ['turned'];
}
