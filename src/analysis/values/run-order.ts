import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import { enclosingFunction, isInside, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { truthOf } from './operators';
import { loopOf, loopOfCallback, roundsOf } from './rounds';
import type { Env, Made } from './value';

/** The block in which what a call or literal makes gets its name: `const model = tf.sequential()`, `this.model = tf.sequential()`. */
export function homeBlockOf(node: ts.Expression): ts.Node | null {
  let { parent } = node;
  while (ts.isExpression(parent) && unwrap(parent) === node) parent = parent.parent;
  if (ts.isVariableDeclaration(parent) && ts.isVariableStatement(parent.parent.parent)) return parent.parent.parent.parent;
  return ts.isBinaryExpression(parent) && ts.isExpressionStatement(parent.parent) ? parent.parent.parent : null;
}

/**
 * Calls in the order in which a block runs them, once for each round of the loops around them; `null` in the place of
 * those of which nobody can say whether, or how often, they run. Null altogether where one stands outside of the block, or in a
 * function of its own: then the order of the text says nothing.
 */
export function collectRuns(evaluator: Evaluator, block: ts.Node, calls: readonly CallLike[], env: Env): readonly (Made | null)[] | null {
  const home = flowOf(block);
  if (calls.some((call) => !isInside(call, block) || flowOf(call) !== home)) return null;
  return runsIn(evaluator, block, [...calls].sort((a, b) => a.pos - b.pos), env);
}

/** The function that a node runs in; functions that `forEach` calls on the spot are looked through. */
export function flowOf(node: ts.Node): ts.Node | undefined {
  let home = enclosingFunction(node);
  for (let loop = home && loopOfCallback(home); home !== undefined && loop !== undefined; loop = home && loopOfCallback(home)) home = enclosingFunction(loop.statement);
  return home;
}

function runsIn(evaluator: Evaluator, block: ts.Node, calls: readonly CallLike[], env: Env): readonly (Made | null)[] {
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return runsOf(evaluator, block, calls, env);
  const statements = new Map<ts.Node, CallLike[]>();
  for (const call of calls) {
    const statement = statementOf(call, block);
    statements.set(statement, [...(statements.get(statement) ?? []), call]);
  }
  return [...statements].flatMap(([statement, inside]) => runsOf(evaluator, statement, inside, env));
}

function statementOf(node: ts.Node, block: ts.Node): ts.Node {
  let current = node;
  while (current.parent !== block) current = current.parent;
  return current;
}

function runsOf(evaluator: Evaluator, statement: ts.Node, calls: readonly CallLike[], env: Env): readonly (Made | null)[] {
  for (const call of calls) observeNode(call);
  const [call, ...others] = calls;
  if (call === undefined) return [];
  const expression = ts.isExpressionStatement(statement) ? unwrap(statement.expression) : statement;
  if (expression === call && others.length === 0) return [{ node: call, env }];
  if (ts.isIfStatement(statement)) {
    const truth = truthOf(evaluator.evaluate(statement.expression, env));
    const branch = truth === undefined ? null : truth ? statement.thenStatement : statement.elseStatement;
    return branch === null ? [null] : branch === undefined ? [] : runsIn(evaluator, branch, calls.filter((each) => isInside(each, branch)), env);
  }
  if (ts.isBlock(statement)) return runsIn(evaluator, statement, calls, env);
  const loop = loopOf(statement);
  if (loop === undefined || calls.some((each) => !isInside(each, loop.body))) return [null];
  return roundsOf(evaluator, loop, env)?.flatMap((round) => runsIn(evaluator, loop.body, calls, round)) ?? [null];
}
