import type { CheckUpdate } from '../../core/check-update';
import type { Check } from './check-history';

/** Steps, and cells of the drift map, kept with the record of a check that has no report. */
const KEPT_STEPS = 4000;
const KEPT_CELLS = 40_000;

/** A check without a report has only what it told until then. Of long runs that is too much: every second step is left out, or more. */
export function withoutBulk(check: Check): Check {
  const { updates } = check.record;
  const cells = updates.reduce((sum, each) => sum + (each.kind === 'drift' ? each.layers.length : 0), 0);
  const strides = { step: strideFor(updates.filter(({ kind }) => kind === 'step').length, KEPT_STEPS), drift: strideFor(cells, KEPT_CELLS) };
  const isKept = (each: CheckUpdate): boolean => (each.kind !== 'step' && each.kind !== 'drift') || (each.step - 1) % strides[each.kind] === 0;
  return { ...check, record: { ...check.record, updates: updates.filter(isKept) } };
}

/** Of so many, every how manieth is kept so that at most `most` are: a power of two, so that those kept before are among those kept later. */
function strideFor(count: number, most: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(count / most)));
}
