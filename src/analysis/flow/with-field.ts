import type { Step } from './steps';

/** The same step, of which only one field is followed; the whole where no field is given. */
export function withField(step: Step, field: string | undefined): Step {
  return step.kind === 'end' || field === undefined ? step : { ...step, field };
}
