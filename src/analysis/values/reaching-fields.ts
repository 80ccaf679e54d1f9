import { ts } from 'ts-morph';
import type { PropertyWrite } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { observeNode, observeWhole } from '../source/region';
import { isFunctionDeclarationLike, isInside, propertyNameText } from '../source/scope';
import { loopOf } from './rounds';
import { enclosingThisFunction } from './self';

/**
 * What a field holds where it is read, by the order of the text: after `this.x = value;` in the same function it is that
 * value, or what branches and loops between may have written. Undefined where nothing is certain to be written before, or where
 * something else may write the field between: a method of the object, code that runs while this waits, a function inside.
 */
export function findFieldWrites(file: ParsedFile, read: ts.PropertyAccessExpression): readonly ts.Expression[] | undefined {
  const home = enclosingThisFunction(read);
  const name = read.name.text;
  const all = (file.model.propertyWrites.get(name) ?? []).filter(({ object }) => object.kind === ts.SyntaxKind.ThisKeyword);
  const writes = home === undefined ? [] : all.filter(({ node }) => isInside(node, home)).sort((a, b) => a.node.pos - b.node.pos);
  if (home?.body === undefined || writes.length === 0 || isWrite(read) || hasAccessor(home.parent, name)) return undefined;
  observeNode(read);
  for (const { node } of all) observeNode(node);
  if (writes.some(({ node }) => !isAssigned(node) || flowAround(node) !== home) || flowAround(read) !== home) return undefined;
  const last = writes.findLast((write) => isCertain(write, read));
  if (last === undefined || mayChangeBetween(last.node, read, home.body, all.length > writes.length)) return undefined;
  const later = writes.filter(({ node }) => node.pos >= last.node.end && mayComeBefore(node, read, home));
  return [last, ...later].map(({ value }) => value);
}

function isWrite(read: ts.PropertyAccessExpression): boolean {
  const { parent } = read;
  if (ts.isBinaryExpression(parent)) return parent.left === read;
  return ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent);
}

/** What stands behind `this.x` is code of its own. */
function hasAccessor(holder: ts.Node, name: string): boolean {
  return ts.isClassLike(holder) && holder.members.some((each) => ts.isAccessor(each) && propertyNameText(each.name) === name);
}

/** `=`, not `+=` and kin. */
function isAssigned(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** The function around a node, arrows included. */
function flowAround(node: ts.Node): ts.Node | undefined {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined && !isFunctionDeclarationLike(current)) current = current.parent;
  return current;
}

/** `this.x = value;` as a statement of a block around the read, before it: it has run. */
function isCertain({ node }: PropertyWrite, read: ts.Node): boolean {
  if (node.end > read.pos) return false;
  const statement = node.parent;
  return ts.isExpressionStatement(statement) && ts.isBlock(statement.parent) && isInside(read, statement.parent);
}

function mayComeBefore(write: ts.Node, read: ts.Node, home: ts.Node): boolean {
  if (write.end <= read.pos) return true;
  for (let current = read.parent; current !== home; current = current.parent) {
    if (loopOf(current) !== undefined && isInside(write, current)) return true;
  }
  return false;
}

/** If others write the field, a call of a method or a wait between the write and the read may let them. */
function mayChangeBetween(write: ts.Node, read: ts.Node, body: ts.Node, isWrittenElsewhere: boolean): boolean {
  if (!isWrittenElsewhere) return false;
  observeWhole(body);
  let mayChange = false;
  const visit = (node: ts.Node): void => {
    if (mayChange || node.end <= write.end || node.pos >= read.pos) return;
    const isOwnCall = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.expression.kind === ts.SyntaxKind.ThisKeyword;
    const isHanded = node.kind === ts.SyntaxKind.ThisKeyword && ts.isCallExpression(node.parent);
    if ((isOwnCall || isHanded || ts.isAwaitExpression(node)) && node.pos >= write.end) mayChange = true;
    else ts.forEachChild(node, visit);
  };
  visit(body);
  return mayChange;
}
