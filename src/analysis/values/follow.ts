import { ts } from 'ts-morph';
import { observeReturns } from '../source/region';
import { isFunctionDeclarationLike } from '../source/scope';
import type { Evaluator } from './evaluator';
import { argumentAt, orDefault } from './parameters';
import { UNDEFINED, UNKNOWN, type BoundArguments, type Env, type Value } from './value';

const DEEPEST_FOLLOW = 6;

/** What a function of the project returns when called with these arguments. */
export function followFunction(
  evaluator: Evaluator,
  value: Extract<Value, { kind: 'function' }>,
  args: readonly ts.Expression[],
  env: Env,
): readonly Value[] {
  if (env.depth > DEEPEST_FOLLOW) return [UNKNOWN];
  const inner = bindParameters(evaluator, value.node, args, env, value.env, value.self ?? null, value.bound);
  return returnValues(evaluator, value.node, inner);
}

/** The environment of one call: parameters have the values of the arguments. */
export function bindParameters(
  evaluator: Evaluator,
  node: ts.FunctionLikeDeclaration,
  args: readonly ts.Expression[],
  env: Env,
  outer: Env,
  self: Value | null,
  bound?: BoundArguments,
): Env {
  const parameters = new Map<ts.ParameterDeclaration, readonly Value[]>();
  const before = bound?.nodes.length ?? 0;
  node.parameters.forEach((parameter, index) => {
    if (parameter.dotDotDotToken !== undefined) {
      parameters.set(parameter, [{ kind: 'list', elements: args.slice(index).flatMap((each) => evaluator.evaluate(each, env)) }]);
      return;
    }
    const given = bound !== undefined && index < before ? argumentAt(evaluator, bound.nodes, index, bound.env) : argumentAt(evaluator, args, index - before, env);
    parameters.set(parameter, orDefault(evaluator, parameter, given, outer));
  });
  return { ...evaluator.enter(outer, node, parameters, self), depth: env.depth + 1 };
}

/** The values of all `return` statements, or of the body of an arrow. */
export function returnValues(evaluator: Evaluator, node: ts.FunctionLikeDeclaration, env: Env): readonly Value[] {
  if (node.body === undefined) return [UNKNOWN];
  if (!ts.isBlock(node.body)) return evaluator.evaluate(node.body, env);
  const { body } = node;
  return evaluator.guard(body, env, () => {
    const returns = collectReturns(body);
    return returns.length === 0 ? [UNDEFINED] : returns.flatMap(({ expression }) => (expression === undefined ? [UNDEFINED] : evaluator.evaluate(expression, env)));
  });
}

/** `return` statements of a body, inner functions left out. */
export function collectReturns(body: ts.Block): readonly ts.ReturnStatement[] {
  observeReturns(body);
  const returns: ts.ReturnStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) returns.push(node);
    // No statement stands inside an expression but in a function of its own.
    else if (!isFunctionDeclarationLike(node) && !ts.isClassLike(node) && !ts.isExpressionStatement(node) && !ts.isVariableStatement(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return returns;
}
