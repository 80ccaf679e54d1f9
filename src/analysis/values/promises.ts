import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { findBinding, isFunctionDeclarationLike, isInside, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import type { Env, Value } from './value';

/** What `new Promise((resolve) => …)` comes to: whatever is handed to `resolve`. Undefined where that cannot be seen. */
export function evaluatePromise(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] | undefined {
  const settled = collectSettlements(evaluator, node);
  return settled.length === 0 ? undefined : settled.flatMap(([argument]) => (argument === undefined ? [] : evaluator.evaluate(argument, env)));
}

/** The promise that a call settles: the `new Promise` around `resolve(value)`. */
export function findSettledPromise(evaluator: Evaluator, call: CallLike): ts.NewExpression | undefined {
  const callee = unwrap(call.expression);
  const file = ts.isIdentifier(callee) ? evaluator.fileOf(call) : undefined;
  const parameter = file === undefined || !ts.isIdentifier(callee) ? undefined : findBinding(file.model, callee)?.declaration;
  if (parameter === undefined || !ts.isParameter(parameter) || parameter.parent.parameters[0] !== parameter) return undefined;
  const promise = parameter.parent.parent;
  return ts.isNewExpression(promise) && isPromise(promise) && promise.arguments?.[0] === parameter.parent ? promise : undefined;
}

/** The arguments of each call of `resolve`. */
function collectSettlements(evaluator: Evaluator, node: CallLike): readonly (readonly ts.Expression[])[] {
  const executor = node.arguments?.[0];
  if (executor === undefined || !isFunctionDeclarationLike(executor)) return [];
  const name = executor.parameters[0]?.name;
  if (name === undefined || !ts.isIdentifier(name)) return [];
  const calls = evaluator.fileOf(node)?.model.callsByName.get(name.text) ?? [];
  return calls.filter((call) => isInside(call, executor) && findSettledPromise(evaluator, call) === node).map((call) => call.arguments ?? []);
}

function isPromise({ expression }: ts.NewExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'Promise';
}
