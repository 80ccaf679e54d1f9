import type { StepRange } from '../charts/step-range';
import type { CheckModel } from './check-model';

/** All steps of a check, as far as they are known; while it runs, with room for those to come. */
export function wholeRange(model: CheckModel): StepRange {
  const drift = model.drift.isEmpty ? 0 : model.drift.lastStep;
  const known = Math.max(1, model.loss.lastStep, drift);
  return { from: Math.min(1, model.drift.isEmpty ? 1 : model.drift.firstStep), to: model.isRunning ? roomFor(model, known) : known };
}

/** To the end that is planned; where that is far away, twice as far as now, so that the beginning of a long run is more than a stroke. */
function roomFor({ runs }: CheckModel, known: number): number {
  const planned = Math.max(known, ...[...runs.values()].map(({ totalSteps }) => totalSteps ?? 0));
  return Math.min(planned, Math.max(64, 2 ** Math.ceil(Math.log2(known * 2))));
}
