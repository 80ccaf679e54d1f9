import { ts } from 'ts-morph';
import { observeReturns } from '../source/region';
import { isFunctionDeclarationLike } from '../source/scope';
import type { Evaluator } from './evaluator';
import { truthOf } from './operators';
import { argumentAt, orDefault } from './parameters';
import { evaluateType } from './types';
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
  const values = returnValues(evaluator, value.node, inner);
  return values.every(({ kind }) => kind === 'unknown') ? typedOr(evaluator, value.node, values) : values;
}

/** Where what is returned says nothing, the written type may. */
function typedOr(evaluator: Evaluator, node: ts.FunctionLikeDeclaration, values: readonly Value[]): readonly Value[] {
  const type = node.type ?? ts.getJSDocReturnType(node);
  const file = evaluator.fileOf(node);
  const typed = type === undefined || file === undefined ? [] : evaluateType(evaluator, type, file);
  return typed.length > 0 ? typed : values;
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
    const returns = collectReturns(body).filter((each) => isReached(evaluator, each, body, env));
    return returns.length === 0 ? [UNDEFINED] : returns.flatMap(({ expression }) => (expression === undefined ? [UNDEFINED] : evaluator.evaluate(expression, env)));
  });
}

/** May this statement of a body be the one? Not in a branch that the arguments rule out, nor behind one that they take for sure. */
export function isReached(evaluator: Evaluator, node: ts.Node, body: ts.Node, env: Env): boolean {
  if (env === evaluator.root) return true;
  for (let current: ts.Node = node; current !== body; current = current.parent) {
    const { parent } = current;
    if (ts.isIfStatement(parent) && parent.expression !== current && truthOf(evaluator.evaluate(parent.expression, env)) === (parent.thenStatement !== current)) return false;
    if (parent === body && ts.isBlock(body) && body.statements.some((each) => each.end <= current.pos && leavesForSure(evaluator, each, env))) return false;
  }
  return true;
}

/** `if (sure) return …;` */
function leavesForSure(evaluator: Evaluator, statement: ts.Statement, env: Env): boolean {
  if (!ts.isIfStatement(statement)) return false;
  const { thenStatement } = statement;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && ts.isReturnStatement(last) && truthOf(evaluator.evaluate(statement.expression, env)) === true;
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
