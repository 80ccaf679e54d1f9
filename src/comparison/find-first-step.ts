import { findStep } from '../core/step-columns';
import { isSameStep, type ThreadTrace, type TracedStep } from '../core/trace';

/** The first optimizer step (from 1) whose loss or gradients differ, or that one run alone did; null if there is none. */
export function findFirstStep(first: ThreadTrace, second: ThreadTrace): number | null {
  const index = findStep(first.steps, (step, place) => isNoStepOf(second, step, place));
  if (index >= 0) return index + 1;
  return second.steps.length > first.steps.length ? first.steps.length + 1 : null;
}

function isNoStepOf({ steps }: ThreadTrace, step: TracedStep, place: number): boolean {
  const other = steps.at(place);
  return other === undefined || !isSameStep(step, other);
}
