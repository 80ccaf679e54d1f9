import { findStep } from '../core/step-columns';
import { isSameStep, type RunTrace, type ThreadTrace, type TracedStep } from '../core/trace';
import { valuesOf } from './measure-outputs';
import type { DriftMap, StepComparison } from '../core/verdict';
import { measureDistance } from './measure-distance';

/** Steps a report lists at most; longer runs are thinned evenly. */
const MAX_STEPS = 1000;

/** Losses of all runs and the drift of the weights between the first two, step by step. */
export function compareSteps(runs: readonly RunTrace[]): StepComparison[] {
  const threads = runs.map(mainTrainer);
  const count = Math.max(0, ...threads.map((thread) => thread?.steps.length ?? 0));
  const stride = Math.max(1, Math.ceil(count / MAX_STEPS));
  const steps: StepComparison[] = [];
  for (let step = 1; step <= count; step += stride) {
    const loss = threads.map((thread) => thread?.steps.at(step - 1)?.loss ?? null);
    steps.push({ step, loss, drift: driftAt(threads[0], threads[1], step)?.total ?? null });
  }
  return steps;
}

/** How many steps both runs did, and the first of them (from 1) whose losses or gradients differ, in whichever thread. */
export function compareStepPrefix(first: RunTrace, second: RunTrace): { common: number; firstDifferent: number | null } {
  const pairs = first.threads.map((thread) => [thread.steps, second.threads.find((each) => each.thread === thread.thread)?.steps ?? []] as const);
  const common = Math.max(0, ...pairs.map(([one, two]) => Math.min(one.length, two.length)));
  const different = pairs.map(([one, two]) => findStep(one, (step, index) => isOtherStep(step, two.at(index)))).filter((index) => index >= 0);
  return { common, firstDifferent: different.length === 0 ? null : Math.min(...different) + 1 };
}

/** Optimizer steps of all threads together. */
export function countSteps({ threads }: RunTrace): number {
  return threads.reduce((sum, { steps }) => sum + steps.length, 0);
}

function isOtherStep(step: TracedStep, other: TracedStep | undefined): boolean {
  return other !== undefined && !isSameStep(step, other);
}

/** |Δ| per variable and step between two runs, for the steps whose weights travelled. */
export function mapDrift(first: RunTrace, second: RunTrace): DriftMap | null {
  const [one, two] = [mainTrainer(first), mainTrainer(second)];
  if (one === undefined || two === undefined) return null;
  const steps = [...new Set([...one.weights.keys(), one.steps.length])].filter((step) => weightsAfter(one, step) !== null && weightsAfter(two, step) !== null).sort((a, b) => a - b);
  const layers = [...new Set(steps.flatMap((step) => [...(weightsAfter(one, step)?.keys() ?? [])]))];
  if (layers.length === 0) return null;
  const drifts = steps.map((step) => driftAt(one, two, step)?.layers);
  return { layers, steps, values: layers.map((layer) => drifts.map((drift) => drift?.get(layer) ?? null)) };
}

/** The thread that trains: the one with the most steps. */
export function mainTrainer(run: RunTrace): ThreadTrace | undefined {
  return run.threads.reduce<ThreadTrace | undefined>((best, thread) => (best === undefined || thread.steps.length > best.steps.length ? thread : best), undefined);
}

/** |Δ| of each variable after a step, and the largest; null where the weights of one run did not travel. */
export function driftAt(first: ThreadTrace | undefined, second: ThreadTrace | undefined, step: number): { total: number; layers: Map<string, number> } | null {
  const [one, two] = [weightsAfter(first, step), weightsAfter(second, step)];
  if (one === null || two === null) return null;
  const layers = new Map<string, number>();
  for (const [name, values] of one) {
    const other = two.get(name);
    if (other !== undefined) layers.set(name, measureDistance(values, other).maxAbs);
  }
  return { total: Math.max(0, ...layers.values()), layers };
}

/** Weights after a step: those that travelled, and after the last step the final ones. */
function weightsAfter(thread: ThreadTrace | undefined, step: number): ReadonlyMap<string, Float32Array> | null {
  const told = thread?.weights.get(step);
  if (told !== undefined || thread === undefined || step === 0 || step !== thread.steps.length) return told ?? null;
  const final = new Map<string, Float32Array>();
  for (const event of thread.events) {
    const values = event.kind === 'output' && event.role === 'weights' ? valuesOf(event) : null;
    if (event.kind === 'output' && values instanceof Float32Array) final.set(event.name, values);
  }
  return final.size === 0 ? null : final;
}
