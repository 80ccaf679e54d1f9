import { findClass } from '../../knowledge/catalogue';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';
import { valuesAt } from './places';

/** The object through which a seed travels drops it (`anthropic('…')` as the model of `generateText`): why. */
export function findSeedDropper(call: CallFact, evaluator: Evaluator): { readonly why: string } | undefined {
  for (const { carriedBy } of call.fact.seeds ?? []) {
    if (carriedBy === undefined) continue;
    for (const value of valuesAt(evaluator, call, carriedBy)) {
      const why = value.kind === 'instance' ? findClass(value.of)?.dropsSeed : undefined;
      if (why !== undefined) return { why };
    }
  }
  return undefined;
}
