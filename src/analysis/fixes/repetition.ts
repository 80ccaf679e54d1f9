import { ts } from 'ts-morph';
import type { FileModel } from '../source/binding';
import { isFunctionDeclarationLike, propertyNameText, unwrap } from '../source/scope';

/** Every file that may call what another one exports. */
export type Models = readonly FileModel[];

/** Functions that call the function they are given once. */
const CALLS_ONCE = new Set(['tidy', 'then', 'catch', 'finally', 'profile', 'time', 'ready', 'describe', 'it', 'test', 'suite', 'spawn']);
const DEEPEST = 8;

/**
 * Does a node run at most once in a program, as far as its files show? A constant seed is right there;
 * anywhere else it would draw the same numbers again and again. When in doubt: no.
 */
export function isRunOnce(node: ts.Node, models: Models, depth = 0): boolean {
  let child = node;
  for (let parent = node.parent as ts.Node | undefined; parent !== undefined; child = parent, parent = parent.parent as ts.Node | undefined) {
    if (isLoopBody(parent, child)) return false;
    if (ts.isPropertyDeclaration(parent) && !isStatic(parent) && parent.initializer === child) return isClassMadeOnce(parent.parent, models, depth);
    if (isFunctionDeclarationLike(parent)) return isCalledOnce(parent, models, depth);
  }
  return true;
}

function isLoopBody(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isForStatement(parent)) return child !== parent.initializer;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return child !== parent.expression;
  return ts.isWhileStatement(parent) || ts.isDoStatement(parent);
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

function isCalledOnce(node: ts.FunctionLikeDeclaration, models: Models, depth: number): boolean {
  if (depth >= DEEPEST || ts.isGetAccessorDeclaration(node) || ts.isSetAccessorDeclaration(node)) return false;
  if (ts.isConstructorDeclaration(node)) return isClassMadeOnce(node.parent, models, depth);
  if (ts.isMethodDeclaration(node)) return isNamedOnce(propertyNameText(node.name), models, depth);
  if (ts.isFunctionDeclaration(node)) return isNamedOnce(node.name?.text, models, depth);
  const use = outermost(node);
  const { parent } = use;
  if (ts.isCallExpression(parent)) {
    const isOnce = parent.expression === use || CALLS_ONCE.has(calledName(parent));
    return isOnce && isRunOnce(parent, models, depth + 1);
  }
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return isNamedOnce(parent.name.text, models, depth);
  if (ts.isPropertyAssignment(parent)) return isNamedOnce(propertyNameText(parent.name), models, depth);
  if (ts.isBinaryExpression(parent) && isModuleExports(parent.left)) {
    return isNamedOnce(ts.isFunctionExpression(node) ? node.name?.text : undefined, models, depth);
  }
  return false;
}

/** Parentheses and type assertions around an expression. */
function outermost(node: ts.Expression): ts.Node {
  let current: ts.Node = node;
  while (ts.isExpression(current.parent) && unwrap(current.parent) === node) current = current.parent;
  return current;
}

function isClassMadeOnce(node: ts.ClassLikeDeclaration | ts.ObjectLiteralExpression, models: Models, depth: number): boolean {
  return ts.isClassLike(node) && isNamedOnce(node.name?.text, models, depth);
}

/** Exactly one call by that name in all files, at a place that runs once, and no other mention of the name as a value. */
function isNamedOnce(name: string | undefined, models: Models, depth: number): boolean {
  if (name === undefined) return false;
  const calls = models.flatMap((model) => model.callsByName.get(name) ?? []);
  const [call] = calls;
  if (call === undefined || calls.length > 1) return false;
  const others = models.flatMap((model) => model.references.get(name) ?? []).filter((each) => each !== call.expression && !isMereMention(each));
  return others.length === 0 && isRunOnce(call, models, depth + 1);
}

/** The declaration itself, `export { f }`, `export default f`, `module.exports = f` and `module.exports = { f }` hand on; they do not call. */
function isMereMention(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isClassLike(parent) && parent.name === node) return true;
  if (ts.isExportSpecifier(parent) || ts.isExportAssignment(parent) || ts.isImportSpecifier(parent) || ts.isImportClause(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.right === node && isModuleExports(parent.left);
  return ts.isShorthandPropertyAssignment(parent) && ts.isBinaryExpression(parent.parent.parent) && isModuleExports(parent.parent.parent.left);
}

function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && /^(?:module\.)?exports\b/.test(node.getText());
}

function calledName(call: ts.CallExpression): string {
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isIdentifier(callee) ? callee.text : '';
}
