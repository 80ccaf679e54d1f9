import { ts } from 'ts-morph';
import { findLibrary } from '../../knowledge/catalogue';
import type { Evaluator } from '../values/evaluator';
import type { Made, Value } from '../values/value';

/** A client of which only the type is written is one of those that the program makes: the calls that make one. */
export function collectMakers(evaluator: Evaluator, receiver: Value | null): readonly Made[] {
  if (receiver?.kind !== 'instance' || receiver.made !== null || receiver.receiver !== undefined || receiver.isReady === true) return [];
  const { library, path } = receiver.of;
  if (findLibrary(library)?.kind !== 'generation') return [];
  return evaluator
    .collectCallsNamed(path.slice(path.lastIndexOf('.') + 1))
    .filter((node) => ts.isNewExpression(node) && evaluator.evaluate(node).some((value) => value.kind === 'instance' && value.of.library === library && value.of.path === path))
    .map((node) => ({ node, env: evaluator.root }));
}
