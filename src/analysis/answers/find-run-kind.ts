import type { ApiFact } from '../../knowledge/fact';
import { resolveCall } from '../facts/call-fact';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';

/** What a call does that is worth a run: make a model, or train one. */
export type RunKind = 'model' | 'training';

/** Null for a call that does neither. */
export function findRunKind(evaluator: Evaluator, call: CallLike): RunKind | null {
  return resolveCall(evaluator, call).map(({ fact }) => kindOf(fact)).find((each) => each !== null) ?? null;
}

/** A model that is loaded is finished, and `add` only continues one: what counts is where one is made. */
function kindOf({ path, effects = [] }: ApiFact): RunKind | null {
  if (effects.includes('trains')) return 'training';
  const isMaker = !path.includes('#');
  return isMaker && effects.includes('builds-model') && !effects.includes('loads-weights') ? 'model' : null;
}
