import { ts } from 'ts-morph';
import type { BindingKind } from './binding';
import { addCommonJsSites, addExportSites } from './module-syntax';
import { isRegion } from './region';
import { isFunctionScope, lastName, opensScope, propertyNameText, unwrap } from './scope';
import type { AddSite, NamedSite } from './sites';

/** One walk over a file: names, imports, exports, calls, writes and reads. */
export function collectSites(tree: ts.SourceFile, add: AddSite): void {
  visit(add, tree, null, false);
}

/** The sites of one region, without those of the regions inside it. */
export function collectRegionSites(region: ts.Node): NamedSite[] {
  const sites: NamedSite[] = [];
  visit((kind, name, site) => sites.push({ kind, name, site }), region, scopeAround(region), true);
  return sites;
}

function scopeAround(node: ts.Node): ts.Node | null {
  let current = node.parent;
  while (!opensScope(current)) current = current.parent;
  return ts.isSourceFile(current) ? null : current;
}

function visit(add: AddSite, node: ts.Node, scope: ts.Node | null, isShallow: boolean): void {
  const inner = opensScope(node) && !ts.isSourceFile(node) ? node : scope;
  record(add, node, scope);
  ts.forEachChild(node, (child) => {
    if (!isShallow || !isRegion(child)) visit(add, child, inner, isShallow);
  });
}

/** What one node is: by kind, since nearly every node is nothing. */
function record(add: AddSite, node: ts.Node, scope: ts.Node | null): void {
  switch (node.kind) {
    case ts.SyntaxKind.Identifier:
      if (isReference(node as ts.Identifier)) add('reference', (node as ts.Identifier).text, node as ts.Identifier);
      return;
    case ts.SyntaxKind.PropertyAccessExpression:
      add('propertyRead', (node as ts.PropertyAccessExpression).name.text, node as ts.PropertyAccessExpression);
      return;
    case ts.SyntaxKind.PropertyAssignment:
    case ts.SyntaxKind.ShorthandPropertyAssignment:
      add('key', propertyNameText((node as ts.PropertyAssignment).name) ?? '', node);
      return;
    case ts.SyntaxKind.CallExpression:
      recordCall(add, node as ts.CallExpression);
      return;
    case ts.SyntaxKind.NewExpression:
      recordCallee(add, node as ts.NewExpression);
      recordWorker(add, node as ts.NewExpression);
      return;
    case ts.SyntaxKind.BinaryExpression:
      if (isAssignment((node as ts.BinaryExpression).operatorToken.kind)) recordWrite(add, node as ts.BinaryExpression);
      return;
    case ts.SyntaxKind.PostfixUnaryExpression:
    case ts.SyntaxKind.PrefixUnaryExpression:
      recordStep(add, node as ts.PrefixUnaryExpression);
      return;
    case ts.SyntaxKind.ElementAccessExpression:
      recordElement(add, node as ts.ElementAccessExpression);
      return;
    case ts.SyntaxKind.VariableDeclaration:
      recordVariable(add, node as ts.VariableDeclaration, scope);
      return;
    case ts.SyntaxKind.Parameter:
      recordPattern(add, (node as ts.ParameterDeclaration).name, node, node.parent, 'parameter');
      return;
    default:
      recordDeclaration(add, node, scope);
      addExportSites(add, node);
  }
}

function recordVariable(add: AddSite, node: ts.VariableDeclaration, scope: ts.Node | null): void {
  const isVar = ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.BlockScoped) === 0;
  const kind = ts.isCatchClause(node.parent) ? 'catch' : 'variable';
  recordPattern(add, node.name, node, isVar && kind === 'variable' ? functionScope(scope) : scope, kind);
}

/** Functions, classes, types and imports. */
function recordDeclaration(add: AddSite, node: ts.Node, scope: ts.Node | null): void {
  if (ts.isFunctionDeclaration(node)) declare(add, node.name, node, scope, 'function');
  else if (ts.isFunctionExpression(node)) declare(add, node.name, node, node, 'function');
  else if (ts.isClassDeclaration(node)) declare(add, node.name, node, scope, 'class');
  else if (ts.isClassExpression(node)) declare(add, node.name, node, node, 'class');
  else if (ts.isEnumDeclaration(node)) declare(add, node.name, node, scope, 'enum');
  else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) declare(add, node.name, node, scope, 'type');
  else if (ts.isImportClause(node) || ts.isNamespaceImport(node) || ts.isImportSpecifier(node) || ts.isImportEqualsDeclaration(node)) declare(add, node.name, node, scope, 'import');
}

function declare(add: AddSite, node: ts.Identifier | undefined, declaration: ts.Node, scope: ts.Node | null, kind: BindingKind): void {
  if (node !== undefined) add('declaration', node.text, { node, declaration, scope, kind });
}

function functionScope(scope: ts.Node | null): ts.Node | null {
  let current = scope;
  while (current !== null && !isFunctionScope(current)) current = ts.isSourceFile(current.parent) ? null : current.parent;
  return current;
}

function recordPattern(add: AddSite, name: ts.BindingName, declaration: ts.Node, scope: ts.Node | null, kind: BindingKind): void {
  if (ts.isIdentifier(name)) {
    declare(add, name, declaration, scope, kind);
    return;
  }
  for (const element of name.elements) {
    if (ts.isBindingElement(element)) recordPattern(add, element.name, element, scope, kind);
  }
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** `given ?? other`, `given || other`. */
export function isFallback(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

/** Identifiers that name a value, not a property or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  return !ts.isFunctionLike(parent) || ts.isArrowFunction(parent);
}

function recordElement(add: AddSite, node: ts.ElementAccessExpression): void {
  if (ts.isStringLiteralLike(node.argumentExpression)) add('propertyRead', node.argumentExpression.text, node);
}

function recordWrite(add: AddSite, node: ts.BinaryExpression): void {
  const isCompound = node.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
  const target = unwrap(node.left);
  if (ts.isIdentifier(target)) {
    add('write', target.text, { identifier: target, node, value: node.right, isCompound });
  } else if (ts.isPropertyAccessExpression(target)) {
    add('key', target.name.text, target);
    add('propertyWrite', target.name.text, { node, object: target.expression, value: node.right });
  } else if (ts.isElementAccessExpression(target)) {
    const name = ts.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : '[]';
    add('propertyWrite', name, { node, object: target.expression, value: node.right });
  } else if (ts.isObjectLiteralExpression(target) || ts.isArrayLiteralExpression(target)) {
    recordPatternWrite(add, target);
  }
  addCommonJsSites(add, node);
}

function recordPatternWrite(add: AddSite, pattern: ts.Expression): void {
  const write = (identifier: ts.Identifier): void => add('write', identifier.text, { identifier, node: pattern, value: null, isCompound: false });
  ts.forEachChild(pattern, (child) => {
    if (ts.isIdentifier(child)) write(child);
    else if (ts.isShorthandPropertyAssignment(child)) write(child.name);
    else if (ts.isPropertyAssignment(child) && ts.isIdentifier(child.initializer)) write(child.initializer);
  });
}

function recordStep(add: AddSite, node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression): void {
  if (node.operator !== ts.SyntaxKind.PlusPlusToken && node.operator !== ts.SyntaxKind.MinusMinusToken) return;
  const target = unwrap(node.operand);
  if (ts.isIdentifier(target)) add('write', target.text, { identifier: target, node, value: null, isCompound: true });
}

function recordCall(add: AddSite, node: ts.CallExpression): void {
  recordCallee(add, node);
  const [argument] = node.arguments;
  if (argument === undefined || !ts.isStringLiteralLike(argument)) return;
  const callee = node.expression;
  const mention = { specifier: argument.text, node, isTypeOnly: false };
  if (callee.kind === ts.SyntaxKind.ImportKeyword) add('mention', argument.text, { ...mention, how: 'dynamic' });
  else if (ts.isIdentifier(callee) && (callee.text === 'require' || callee.text === 'importScripts')) add('mention', argument.text, { ...mention, how: 'require' });
}

function recordCallee(add: AddSite, node: ts.CallExpression | ts.NewExpression): void {
  const callee = unwrap(node.expression);
  add('call', lastName(callee), node);
}

/** `new Worker(new URL('./w.js', import.meta.url))` and `new Worker('./w.js')` start another program. */
function recordWorker(add: AddSite, node: ts.NewExpression): void {
  if (!ts.isIdentifier(node.expression) || !/Worker$/.test(node.expression.text)) return;
  const [argument] = node.arguments ?? [];
  const inner = argument !== undefined && ts.isNewExpression(argument) ? argument.arguments?.[0] : argument;
  if (inner !== undefined && ts.isStringLiteralLike(inner)) add('mention', inner.text, { specifier: inner.text, node, how: 'worker', isTypeOnly: false });
}
