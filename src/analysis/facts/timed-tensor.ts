import { ts } from 'ts-morph';
import { computesWithTensors } from '../flow/shown-results';
import { collectReferences } from '../source/references';
import { findBinding, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';

/** Methods that wait for a tensor or copy it out. */
const READS = new Set(['data', 'dataSync', 'array', 'arraySync', 'bytes']);
const FREES = new Set(['dispose', 'disposeVariables']);
/** Products of products; a longer chain is not written to time an operation. */
const LONGEST_CHAIN = 4;

/**
 * Is a random tensor made only to see how long an operation takes, or that it works at all: is what is computed from it
 * read without being kept, and freed?
 */
export function isOnlyTimed({ node }: CallFact, evaluator: Evaluator): boolean {
  return isIdle(node, evaluator, 0);
}

/** Does nobody keep what an expression gives, or anything that is computed from it? */
function isIdle(made: ts.Expression, evaluator: Evaluator, depth: number): boolean {
  const holder = holderOf(made);
  if (holder === undefined || ts.isExpressionStatement(holder)) return holder !== undefined && depth > 0;
  const uses = usesOf(holder, evaluator);
  return depth < LONGEST_CHAIN && uses.some((use) => !isFreed(use)) && uses.every((use) => isFreed(use) || isIdleUse(use, evaluator, depth));
}

function isIdleUse(use: ts.Expression, evaluator: Evaluator, depth: number): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === use) {
    const call = parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== parent) return false;
    return READS.has(parent.name.text) ? isReadInVain(call, evaluator) : computesWithTensors(evaluator, call) && isIdle(call, evaluator, depth + 1);
  }
  return ts.isCallExpression(parent) && parent.expression !== use && computesWithTensors(evaluator, parent) && isIdle(parent, evaluator, depth + 1);
}

/** `await result.data();`, or numbers of which only the count is taken. */
function isReadInVain(read: ts.CallExpression, evaluator: Evaluator): boolean {
  const holder = holderOf(read);
  if (holder === undefined || ts.isExpressionStatement(holder)) return holder !== undefined;
  return usesOf(holder, evaluator).every(({ parent }) => ts.isPropertyAccessExpression(parent) && parent.name.text === 'length');
}

/** The statement that an expression is, or the name that it gets; undefined if it goes anywhere else. */
function holderOf(made: ts.Expression): ts.ExpressionStatement | ts.Identifier | undefined {
  let current: ts.Node = made;
  while (ts.isAwaitExpression(current.parent) || ts.isParenthesizedExpression(current.parent) || ts.isAsExpression(current.parent)) current = current.parent;
  const { parent } = current;
  if (ts.isExpressionStatement(parent)) return parent;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && parent.initializer === current ? parent.name : undefined;
}

function usesOf(name: ts.Identifier, evaluator: Evaluator): readonly ts.Expression[] {
  const model = evaluator.fileOf(name)?.model;
  const own = model === undefined ? undefined : findBinding(model, name);
  return model === undefined || own === undefined ? [] : collectReferences(model, own);
}

/** `result.dispose()`, `tf.dispose(result)` and `tf.dispose([a, b])`. */
function isFreed(use: ts.Expression): boolean {
  const outer = ts.isArrayLiteralExpression(use.parent) ? use.parent : use;
  const { parent } = outer;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === outer && FREES.has(parent.name.text) && ts.isCallExpression(parent.parent);
  const callee = ts.isCallExpression(parent) && parent.expression !== outer ? unwrap(parent.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && FREES.has(callee.name.text);
}
