import { ts } from 'ts-morph';
import { findClass, findLibrary } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import type { CallLike } from '../source/binding';
import { unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { elementsOf, memberOf } from './members';
import { argumentAt } from './parameters';
import type { Env, InstanceValue, Value } from './value';

/** What acts as a model, or as the library of models, that it was given: a chain, an agent. Empty if the call is given none of the tables. */
export function evaluateStandIn(evaluator: Evaluator, { standsFor }: ApiFact, node: CallLike, env: Env): readonly Value[] {
  if (standsFor === undefined) return [];
  const given = argumentAt(evaluator, node.arguments ?? [], standsFor.argument, env);
  const values = standsFor.path.reduce<readonly Value[]>((held, name) => held.flatMap((value) => memberOf(evaluator, value, name)), given);
  return values.flatMap((value) => (value.kind === 'array' || value.kind === 'list' ? elementsOf(evaluator, [value]) : [value])).filter((value) => isModel(value) || isModelLibrary(value));
}

/** `wrapAISDK(ai)` of `import * as ai`. */
function isModelLibrary(value: Value): boolean {
  return value.kind === 'api' && value.api.path === '' && findLibrary(value.api.library)?.kind === 'generation';
}

/** `prompt.pipe(model)`, whatever the prompt is: calling the chain calls the model with the options of the call. */
export function evaluatePipe(evaluator: Evaluator, node: CallLike, env: Env): readonly InstanceValue[] {
  const callee = unwrap(node.expression);
  const [step, ...others] = node.arguments ?? [];
  if (step === undefined || others.length > 0 || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'pipe') return [];
  return evaluator.evaluate(step, env).filter(isModel);
}

function isModel(value: Value): value is InstanceValue {
  return value.kind === 'instance' && findLibrary(value.of.library)?.kind === 'generation' && findClass(value.of)?.isRunnable === true;
}
