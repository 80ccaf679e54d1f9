import type { RuleId } from '../core/rule-id';
import type { Draw, Evidence, SeedFact } from './draw';
import type { ApiFact } from './fact';
import type { Place } from './place';
import { NULL_TEST } from './places';

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

/** The row of a callable that draws. */
export function drawing(path: string, draw: Draw | readonly Draw[], more: Partial<ApiFact> = {}): ApiFact {
  return { path, draws: 'rule' in draw ? [draw] : draw, ...RUN, ...more };
}

/** A number given as a seed; undefined and null are no seed unless said otherwise. */
export function seedAt(place: Place, more: Partial<SeedFact> = {}): SeedFact {
  return { place, accepts: 'number', ignored: NULL_TEST, ...more };
}

/** A generator function given instead of a seed. */
export function generatorAt(place: Place, more: Partial<SeedFact> = {}): SeedFact {
  return { place, accepts: 'function', ignored: NULL_TEST, ...more };
}

/** The advice where a library draws from `Math.random`, late bound, and takes no seed. */
export const SEED_GLOBALLY = 'It takes no seed: seed `Math.random` for the program (seedrandom with `{ global: true }`) before it draws.';
/** The same where the library keeps its own reference to `Math.random`. */
export const SEED_BEFORE_IMPORT =
  'It takes no seed and keeps the `Math.random` of the moment it was loaded: seed `Math.random` in a module imported before it.';
