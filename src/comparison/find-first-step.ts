import { isSameStep, type ThreadTrace } from '../core/trace';

/** The first optimizer step (from 1) whose loss or gradients differ, or that one run alone did; null if there is none. */
export function findFirstStep(first: ThreadTrace, second: ThreadTrace): number | null {
  const index = first.steps.findIndex((step, place) => second.steps[place] === undefined || !isSameStep(step, second.steps[place]));
  if (index >= 0) return index + 1;
  return second.steps.length > first.steps.length ? first.steps.length + 1 : null;
}
