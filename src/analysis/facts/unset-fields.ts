import { ts } from 'ts-morph';
import { isAssignment } from '../source/collect-sites';
import { observeNode } from '../source/region';
import { enclosingClass, isInside, propertyNameText } from '../source/scope';
import type { Evaluator } from '../values/evaluator';

/**
 * `this.rate` of a class that declares and sets no such field, extends nothing that might, and hands itself to nobody
 * who might: it is `undefined`, often because the option was meant that the constructor keeps elsewhere.
 */
export function isUnsetField(evaluator: Evaluator, node: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const holder = enclosingClass(node);
  if (holder === undefined || !isOfClass(node, holder)) return false;
  observeNode(holder);
  if (holder.heritageClauses !== undefined || (ts.canHaveDecorators(holder) && ts.getDecorators(holder) !== undefined)) return false;
  const name = node.name.text;
  return !declares(holder, name) && evaluator.collectWrites(name).length === 0 && !mayBeSet(holder, name);
}

/** Functions that are no arrows, and methods of object literals, have a `this` of their own. */
function isOfClass(node: ts.Node, holder: ts.ClassLikeDeclaration): boolean {
  for (let current = node.parent; current !== holder; current = current.parent) {
    if (ts.isFunctionLike(current) && !ts.isArrowFunction(current) && current.parent !== holder) return false;
  }
  return true;
}

function declares(holder: ts.ClassLikeDeclaration, name: string): boolean {
  const parameters = holder.members.flatMap((member) => (ts.isConstructorDeclaration(member) ? [...member.parameters] : []));
  return [...holder.members, ...parameters].some((each) => each.name !== undefined && (ts.isComputedPropertyName(each.name) || nameOf(each.name) === name));
}

function nameOf(name: ts.PropertyName | ts.BindingName): string | undefined {
  return ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name) ? undefined : propertyNameText(name);
}

/** Is the field written anywhere in the class, by destructuring or so, or the object itself used: `Object.assign(this, …)`, `this[key] = …`? */
function mayBeSet(node: ts.Node, name: string): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const { parent } = node;
    return !ts.isPropertyAccessExpression(parent) || (parent.name.text === name && isWritten(parent));
  }
  return ts.forEachChild(node, (child) => mayBeSet(child, name)) ?? false;
}

function isWritten(access: ts.Node): boolean {
  for (let { parent } = access; !ts.isStatement(parent); { parent } = parent) {
    if (ts.isBinaryExpression(parent) && isAssignment(parent.operatorToken.kind) && isInside(access, parent.left)) return true;
  }
  return false;
}
