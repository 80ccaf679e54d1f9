import { compareOutcomes } from '../comparison/compare-outcomes';
import { compareSteps, mapDrift } from '../comparison/compare-steps';
import { measureOutputs } from '../comparison/measure-outputs';
import type { CheckOptions } from '../core/check-options';
import type { RunTrace } from '../core/trace';
import type { CheckReport } from '../core/verdict';
import { findTraining, placeLayers } from './collect-places';
import { collectSeeds } from './collect-seeds';
import { collectVersions } from './collect-versions';
import { collectSources, emptyReport, tellModelProblem, tellNeedsPage, tellNotes } from './report-parts';
import { SourceLines } from './source-lines';

/** Runs to measure: all of them, and the two that are compared. */
export interface Measured {
  readonly runs: readonly RunTrace[];
  readonly first: RunTrace;
  readonly second: RunTrace;
  readonly options: CheckOptions;
  /** True where every source was pinned to what the first run was given. */
  readonly isPinned: boolean;
}

/** All that the runs tell of themselves and of how far they lie apart; no verdict yet. */
export function measureReport({ runs, first, second, options, isPinned }: Measured): CheckReport {
  const { cwd, target } = options;
  const lines = linesOf(runs, target);
  const driftMap = mapDrift(first, second);
  const trainedAt = findTraining(first, cwd, lines);
  return {
    ...emptyReport(options),
    backend: backendOf(first),
    adapter: first.notes.get('adapter') || null,
    sources: collectSources(first, cwd, lines, isPinned),
    outputs: measureOutputs(compareOutcomes(first, second).pairs),
    steps: compareSteps(runs.slice(0, options.runs)),
    versions: collectVersions(first),
    ...(driftMap === null ? {} : { driftMap: placeLayers(driftMap, first, cwd, lines) }),
    seeds: collectSeeds(runs, cwd, lines),
    ...(trainedAt === null ? {} : { trainedAt }),
    ...tellNotes(first, options),
  };
}

/** What is left to say where the last run cannot be judged. */
export function unusableReport(runs: readonly RunTrace[], options: CheckOptions, reason: string): CheckReport {
  const last = runs.at(-1);
  const isOurs = last?.ending === 'exit' || last?.ending === 'idle' || last?.ending === 'timeout';
  const told = last === undefined ? {} : { backend: backendOf(last), ...tellNotes(last, options), ...tellModelProblem(last, options), ...tellNeedsPage(last, options) };
  return { ...emptyReport(options), ...told, steps: compareSteps(runs), verdict: isOurs ? 'inconclusive' : 'failed', reason };
}

/** The source maps of all runs, and the file that was asked for. */
export function linesOf(runs: readonly RunTrace[], entry: string): SourceLines {
  return new SourceLines(new Map(runs.flatMap(({ maps }) => [...maps])), entry);
}

function backendOf(run: RunTrace): string | null {
  return run.notes.get('backend') || null;
}
