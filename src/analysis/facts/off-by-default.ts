import { ts } from 'ts-morph';
import type { Condition } from '../../knowledge/place';
import { isFallback } from '../source/collect-sites';
import { findBinding, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';
import { nodeAt, testValues, valuesAt } from './places';
import { isUnsetField } from './unset-fields';

const DEEPEST = 4;

/**
 * `rate: options.dropout || 0`, `dropout = 0`: an amount that stops the draw unless somebody gives another one, and of
 * those who might nobody is seen to.
 */
export function isOffByDefault(evaluator: Evaluator, call: CallFact, { place, is }: Condition): boolean {
  const values = valuesAt(evaluator, call, place);
  const known = values.filter(({ kind }) => kind !== 'unknown');
  const node = nodeAt(call, place);
  if (node === null || known.length === 0 || known.length === values.length) return false;
  const test = testValues(known, is);
  return test.some && !test.none && !test.open && hasDefault(evaluator, node, 0);
}

/** `rate: this.dropout` of a field that is never set is a rate left out. */
export function isLeftOut(evaluator: Evaluator, call: CallFact, { place, is }: Condition): boolean {
  const name = typeof is === 'object' && 'lacks' in is ? is.lacks : undefined;
  const node = name === undefined ? null : nodeAt(call, { ...place, path: [...place.path, name] });
  return node !== null && isUnsetField(evaluator, unwrap(node));
}

/** Does a value fall back on a default where a parameter brings none? */
function hasDefault(evaluator: Evaluator, node: ts.Expression, depth: number): boolean {
  const value = unwrap(node);
  if (depth > DEEPEST) return false;
  if (ts.isBinaryExpression(value)) return isFallback(value.operatorToken.kind) && isOfParameter(evaluator, value.left);
  if (ts.isPropertyAccessExpression(value)) {
    const writes = evaluator.fileOf(value)?.model.propertyWrites.get(value.name.text) ?? [];
    const own = writes.filter(({ object }) => object.kind === ts.SyntaxKind.ThisKeyword && value.expression.kind === ts.SyntaxKind.ThisKeyword);
    return own.some((write) => hasDefault(evaluator, write.value, depth + 1));
  }
  const declaration = declarationOf(evaluator, value);
  if (declaration === undefined) return false;
  if (ts.isVariableDeclaration(declaration)) return declaration.initializer !== undefined && hasDefault(evaluator, declaration.initializer, depth + 1);
  return (ts.isParameter(declaration) || ts.isBindingElement(declaration)) && declaration.initializer !== undefined && isGiven(evaluator, declaration);
}

/** `options`, `options.dropout`, `options?.model.dropout` of a parameter. */
function isOfParameter(evaluator: Evaluator, node: ts.Expression): boolean {
  let root = unwrap(node);
  while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression);
  const declaration = declarationOf(evaluator, root);
  return declaration !== undefined && isGiven(evaluator, declaration);
}

/** A parameter, or an element of the pattern that is one or takes one apart. */
function isGiven(evaluator: Evaluator, node: ts.Node): boolean {
  let holder = node;
  while (ts.isBindingElement(holder) || ts.isObjectBindingPattern(holder) || ts.isArrayBindingPattern(holder)) holder = holder.parent;
  if (ts.isParameter(holder)) return true;
  return holder !== node && ts.isVariableDeclaration(holder) && holder.initializer !== undefined && isOfParameter(evaluator, holder.initializer);
}

function declarationOf(evaluator: Evaluator, node: ts.Expression): ts.Node | undefined {
  const file = ts.isIdentifier(node) ? evaluator.fileOf(node) : undefined;
  return file === undefined || !ts.isIdentifier(node) ? undefined : findBinding(file.model, node)?.declaration;
}
