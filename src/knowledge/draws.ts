import type { RuleId } from '../core/rule-id';
import type { Draw, Evidence } from './fact';

/** A draw from `Math.random`, looked up at the time of the call, so that global seeding reaches it at any moment. */
export function mathRandomDraw(rule: RuleId, what: string, more: Partial<Draw> = {}): Draw {
  return { rule, entropy: 'Math.random', moment: 'call', matters: 'always', globalSeeding: 'yes', what, ...more };
}

/** A draw from `Math.random` through a reference that the library took while it loaded. */
export function capturedDraw(rule: RuleId, what: string, more: Partial<Draw> = {}): Draw {
  return mathRandomDraw(rule, what, { globalSeeding: 'before-import', ...more });
}

/** A draw that no replacement of `Math.random` reaches. */
export function foreignDraw(rule: RuleId, entropy: Draw['entropy'], what: string, more: Partial<Draw> = {}): Draw {
  return { rule, entropy, moment: 'call', matters: 'always', globalSeeding: 'no', what, ...more };
}

/** Marks a draw that is harmful only where its value reaches data, weights or a training decision. */
export const WHERE_IT_FLOWS = { matters: 'flow' } as const satisfies Partial<Draw>;

export const RUN: { readonly evidence: Evidence } = { evidence: 'run' };
export const READ: { readonly evidence: Evidence } = { evidence: 'source' };
