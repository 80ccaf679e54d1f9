import { ts } from 'ts-morph';
import type { Binding } from './binding';
import type { FileModel } from './file-model';

/** Nodes that open a scope for `let`, `const`, `class` and parameters. */
export function opensScope(node: ts.Node): boolean {
  return (
    ts.isSourceFile(node) ||
    ts.isFunctionLike(node) ||
    ts.isBlock(node) ||
    ts.isCaseBlock(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isCatchClause(node) ||
    ts.isModuleBlock(node) ||
    ts.isClassStaticBlockDeclaration(node) ||
    ts.isClassLike(node)
  );
}

/** The scope of `var`. */
export function isFunctionScope(node: ts.Node): boolean {
  return ts.isSourceFile(node) || ts.isFunctionLike(node) || ts.isModuleBlock(node) || ts.isClassStaticBlockDeclaration(node);
}

/** The binding that an identifier in value position means, within its own file. */
export function findBinding(model: FileModel, identifier: ts.Identifier): Binding | undefined {
  return findName(model, identifier, identifier.text);
}

export function findName(model: FileModel, from: ts.Node, name: string): Binding | undefined {
  return findInScopes(model.bindingsOf(name), from);
}

/** Of the bindings of one name, by the node that opens their scope, the one that holds at a node. */
export function findInScopes(scopes: ReadonlyMap<ts.Node | null, Binding>, from: ts.Node): Binding | undefined {
  if (scopes.size === 0) return undefined;
  for (let node = from; !ts.isSourceFile(node); node = node.parent) {
    const found = scopes.get(node);
    if (found !== undefined) return found;
  }
  return scopes.get(null);
}

/** The function around a node; undefined at the top level of a module. */
export function enclosingFunction(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined && !ts.isSourceFile(current)) {
    if (isFunctionDeclarationLike(current)) return current;
    current = current.parent;
  }
  return undefined;
}

export function isFunctionDeclarationLike(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isSetAccessorDeclaration(node)
  );
}

export function enclosingClass(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined) {
    if (ts.isClassLike(current)) return current;
    current = current.parent;
  }
  return undefined;
}

/** Outer expression without parentheses, `as`, `satisfies`, `!` and type assertions. */
export function unwrap(node: ts.Expression): ts.Expression {
  let current = node;
  for (;;) {
    if (
      ts.isParenthesizedExpression(current) ||
      ts.isAsExpression(current) ||
      ts.isSatisfiesExpression(current) ||
      ts.isNonNullExpression(current) ||
      ts.isTypeAssertionExpression(current)
    ) {
      current = current.expression;
    } else {
      return current;
    }
  }
}

/** The last name of a callee: `fit` of `fit` and of `model.fit`; empty for any other expression. */
export function lastName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return 'super';
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}

/** The name of a property, where it is written out: `a`, `'a'`, `['a']`, `#a`. */
export function propertyNameText(name: ts.PropertyName | ts.MemberName | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) || ts.isPrivateIdentifier(name)) return name.text;
  if (ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)) return name.expression.text;
  return undefined;
}

/** Does a node stand within another (or is it the same)? */
export function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end && node.getSourceFile() === outer.getSourceFile();
}
