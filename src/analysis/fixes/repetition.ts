import { ts } from 'ts-morph';
import type {  } from '../source/binding';
import type { FileModel } from '../source/file-model';
import { isFunctionDeclarationLike, propertyNameText, unwrap } from '../source/scope';

/** Functions that call the function they are given once. */
const CALLS_ONCE = new Set(['tidy', 'then', 'catch', 'finally', 'profile', 'time', 'ready', 'describe', 'it', 'test', 'suite', 'spawn']);

/**
 * Says what runs at most once in a program, as far as its files show. A constant seed is right there;
 * anywhere else it would draw the same numbers again and again. When in doubt, the answer is no.
 */
export class Repetition {
  readonly #models: readonly FileModel[];
  readonly #functions = new Map<ts.Node, boolean>();
  readonly #names = new Map<string, boolean>();

  /** @param models every file that may call what another one exports */
  constructor(models: readonly FileModel[]) {
    this.#models = models;
  }

  isRunOnce(node: ts.Node): boolean {
    let child = node;
    for (let parent = node.parent as ts.Node | undefined; parent !== undefined; child = parent, parent = parent.parent as ts.Node | undefined) {
      if (isLoopBody(parent, child)) return false;
      if (ts.isPropertyDeclaration(parent) && !isStatic(parent) && parent.initializer === child) return this.#isMadeOnce(parent.parent);
      if (isFunctionDeclarationLike(parent)) return this.#isCalledOnce(parent);
    }
    return true;
  }

  #isCalledOnce(node: ts.FunctionLikeDeclaration): boolean {
    const known = this.#functions.get(node);
    if (known !== undefined) return known;
    // A function that calls itself runs again.
    this.#functions.set(node, false);
    const verdict = this.#judge(node);
    this.#functions.set(node, verdict);
    return verdict;
  }

  #judge(node: ts.FunctionLikeDeclaration): boolean {
    if (ts.isGetAccessorDeclaration(node) || ts.isSetAccessorDeclaration(node)) return false;
    if (ts.isConstructorDeclaration(node)) return this.#isMadeOnce(node.parent);
    if (ts.isMethodDeclaration(node)) return this.#isNamedOnce(propertyNameText(node.name));
    if (ts.isFunctionDeclaration(node)) return this.#isNamedOnce(node.name?.text);
    const use = outermost(node);
    const { parent } = use;
    if (ts.isCallExpression(parent)) {
      const isOnce = parent.expression === use || CALLS_ONCE.has(calledName(parent));
      return isOnce && this.isRunOnce(parent);
    }
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return this.#isNamedOnce(parent.name.text);
    if (ts.isPropertyAssignment(parent)) return this.#isNamedOnce(propertyNameText(parent.name));
    const isExported = ts.isBinaryExpression(parent) && isModuleExports(parent.left);
    return isExported && this.#isNamedOnce(ts.isFunctionExpression(node) ? node.name?.text : undefined);
  }

  #isMadeOnce(node: ts.ClassLikeDeclaration | ts.ObjectLiteralExpression): boolean {
    return ts.isClassLike(node) && this.#isNamedOnce(node.name?.text);
  }

  /** Exactly one call by that name in all files, at a place that runs once, and no other mention of the name as a value. */
  #isNamedOnce(name: string | undefined): boolean {
    if (name === undefined) return false;
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, false);
    const verdict = this.#judgeName(name);
    this.#names.set(name, verdict);
    return verdict;
  }

  #judgeName(name: string): boolean {
    const calls = this.#models.flatMap((model) => model.callsByName.get(name) ?? []);
    const [call] = calls;
    if (call === undefined || calls.length > 1) return false;
    const others = this.#models.flatMap((model) => model.references.get(name) ?? []).filter((each) => each !== call.expression && !isMereMention(each));
    return others.length === 0 && this.isRunOnce(call);
  }
}

function isLoopBody(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isForStatement(parent)) return child !== parent.initializer;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return child !== parent.expression;
  return ts.isWhileStatement(parent) || ts.isDoStatement(parent);
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

/** Parentheses and type assertions around an expression. */
function outermost(node: ts.Expression): ts.Node {
  let current: ts.Node = node;
  while (ts.isExpression(current.parent) && unwrap(current.parent) === node) current = current.parent;
  return current;
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
