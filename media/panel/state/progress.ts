import type { CheckModel, RunProgress } from './check-model';

export interface Progress {
  /** 0 to 1 over all planned runs, or null if the number of steps is not known. */
  readonly fraction: number | null;
  /** Estimated milliseconds until the runs are through, or null. */
  readonly leftMs: number | null;
}

/** How far the runs are. A run whose length is unknown is as long as a finished one. */
export function progressOf(model: CheckModel): Progress {
  const runs = [...model.runs.values()];
  const finished = runs.find(({ ended }) => ended !== null);
  const planned = Math.max(model.record.settings.runs, runs.length);
  const total = runs.find(({ totalSteps }) => totalSteps !== null)?.totalSteps ?? finished?.step ?? null;
  if (total === null || total <= 0) return { fraction: null, leftMs: null };
  const done = runs.reduce((sum, run) => sum + (run.ended === null ? Math.min(run.step, total) : total), 0);
  return { fraction: Math.min(1, done / (planned * total)), leftMs: leftOf(runs, planned, total) };
}

/** Runs at the same time end together; runs one after the other add up. */
function leftOf(runs: readonly RunProgress[], planned: number, total: number): number | null {
  const paces = runs.flatMap(({ first, elapsedMs, step }) => (first === null || step <= first.step ? [] : [(elapsedMs - first.elapsedMs) / (step - first.step)]));
  if (paces.length === 0) return null;
  const pace = paces.reduce((sum, each) => sum + each, 0) / paces.length;
  const open = runs.filter(({ ended }) => ended === null).map(({ step }) => Math.max(0, total - step) * pace);
  const waiting = Math.max(0, planned - runs.length) * total * pace;
  return Math.max(0, ...open) + waiting;
}
