import { ts } from 'ts-morph';
import { collectReferences } from '../source/references';
import { findBinding, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';

/** Calls that only show, count or free a tensor; `log` is a function of numbers as well. */
const SHOWS = new Set(['toPixels', 'log', 'dispose', 'print', 'info', 'memory']);
/** The same as methods of a tensor, whose `log` is its logarithm. */
const OWN_SHOWS = new Set(['dispose', 'print']);
const INFERS = new Set(['predict', 'execute', 'executeAsync', 'predictOnBatch', 'predictAsync']);
/** Methods that read a result or free it; what they give is nothing new. */
const READS = new Set(['dispose', 'data', 'dataSync', 'array', 'arraySync', 'print']);

/** Is a random tensor made only to be shown, or to warm a model up, so that nothing is computed from it? */
export function isForShow({ node }: CallFact, evaluator: Evaluator): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return isShown(node, evaluator);
  const model = evaluator.fileOf(node)?.model;
  if (model === undefined) return false;
  const own = findBinding(model, parent.name);
  const uses = own === undefined ? [] : collectReferences(model, own);
  return uses.length > 0 && uses.every((use) => isShown(use, evaluator));
}

function isShown(node: ts.Expression, evaluator: Evaluator): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text === 'shape' || (OWN_SHOWS.has(parent.name.text) && ts.isCallExpression(parent.parent));
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  const callee = unwrap(parent.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  if (name === 'log' && evaluator.evaluate(callee).some((value) => value.kind === 'api' && value.api.library === 'tfjs')) return false;
  return SHOWS.has(name) || (INFERS.has(name) && isDropped(parent));
}

/** A statement of its own, after any reading or freeing of what it gives. */
function isDropped(call: ts.CallExpression): boolean {
  let current: ts.Node = call;
  for (;;) {
    const { parent }: ts.Node = current;
    if (ts.isExpressionStatement(parent)) return true;
    const isRead = ts.isPropertyAccessExpression(parent) && READS.has(parent.name.text);
    if (isRead || ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || (ts.isCallExpression(parent) && parent.expression === current)) current = parent;
    else return false;
  }
}
