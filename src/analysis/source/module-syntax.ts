import { ts } from 'ts-morph';
import { isRegion } from './region';
import { isFunctionDeclarationLike, propertyNameText, unwrap } from './scope';
import type { AddSite } from './sites';

/** Import and export declarations, and export modifiers. */
export function addExportSites(add: AddSite, node: ts.Node): void {
  if (ts.isImportDeclaration(node)) recordImport(add, node);
  else if (ts.isImportEqualsDeclaration(node)) recordImportEquals(add, node);
  else if (ts.isExportDeclaration(node)) recordExportDeclaration(add, node);
  else if (ts.isExportAssignment(node)) {
    add('moduleSyntax', '', node);
    add('export', 'default', { node, record: { kind: 'expression', expression: node.expression } });
  } else if (isRegion(node)) recordModifiers(add, node);
}

function recordImport(add: AddSite, node: ts.ImportDeclaration): void {
  add('moduleSyntax', '', node);
  if (!ts.isStringLiteral(node.moduleSpecifier)) return;
  const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  add('mention', node.moduleSpecifier.text, { specifier: node.moduleSpecifier.text, node, how: 'import', isTypeOnly });
}

function recordImportEquals(add: AddSite, node: ts.ImportEqualsDeclaration): void {
  add('moduleSyntax', '', node);
  const reference = node.moduleReference;
  if (ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression)) {
    add('mention', reference.expression.text, { specifier: reference.expression.text, node, how: 'require', isTypeOnly: node.isTypeOnly });
  }
}

function recordExportDeclaration(add: AddSite, node: ts.ExportDeclaration): void {
  add('moduleSyntax', '', node);
  const specifier = node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  if (specifier !== undefined) add('mention', specifier, { specifier, node, how: 'export', isTypeOnly: node.isTypeOnly });
  if (node.exportClause === undefined) {
    if (specifier !== undefined) add('exportStar', specifier, { node, specifier });
  } else if (ts.isNamespaceExport(node.exportClause)) {
    if (specifier !== undefined) add('export', node.exportClause.name.text, { node: node.exportClause, record: { kind: 'from', specifier, name: '*' } });
  } else {
    for (const element of node.exportClause.elements) recordSpecifier(add, element, specifier);
  }
}

function recordSpecifier(add: AddSite, element: ts.ExportSpecifier, specifier: string | undefined): void {
  const local = element.propertyName ?? element.name;
  if (specifier !== undefined) add('export', element.name.text, { node: element, record: { kind: 'from', specifier, name: local.text } });
  else if (ts.isIdentifier(local)) add('export', element.name.text, { node: element, record: { kind: 'local', identifier: local } });
}

function recordModifiers(add: AddSite, node: ts.Node): void {
  const flags = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (!flags.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
  add('moduleSyntax', '', node);
  const isDefault = flags.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (ts.isVariableStatement(node)) {
    for (const declaration of node.declarationList.declarations) recordPattern(add, declaration.name);
  } else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    const name = isDefault ? 'default' : node.name?.text;
    if (name !== undefined) add('export', name, { node, record: { kind: 'declaration', declaration: node } });
  }
}

function recordPattern(add: AddSite, name: ts.BindingName): void {
  if (ts.isIdentifier(name)) add('export', name.text, { node: name, record: { kind: 'local', identifier: name } });
  else for (const element of name.elements) if (ts.isBindingElement(element)) recordPattern(add, element.name);
}

/** `module.exports = …`, `module.exports.x = …`, `exports.x = …`. */
export function addCommonJsSites(add: AddSite, node: ts.BinaryExpression): void {
  const target = unwrap(node.left);
  if (!ts.isPropertyAccessExpression(target)) return;
  const isModule = isModuleExports(target) || isModuleExports(target.expression) || isIdentifierNamed(target.expression, 'exports');
  if (isModule && !isForNodeAlone(node)) add('moduleSyntax', '', node);
  if (isModuleExports(target)) {
    recordWholeExport(add, unwrap(node.right));
  } else if (isModuleExports(target.expression) || isIdentifierNamed(target.expression, 'exports')) {
    add('export', target.name.text, { node, record: { kind: 'expression', expression: node.right } });
  }
}

const ASKS_FOR_NODE = /\btypeof (module|exports|window)\b|\bmodule\b/;

/** `if (typeof module !== 'undefined') …`: on a page the same file is a classic script, whose top level is that of the page. */
function isForNodeAlone(node: ts.Node): boolean {
  for (let inner = node; !ts.isSourceFile(inner.parent) && !isFunctionDeclarationLike(inner); inner = inner.parent) {
    const { parent } = inner;
    if (ts.isTryStatement(parent) && parent.tryBlock === inner) return true;
    const condition = conditionBefore(parent, inner);
    if (condition !== undefined && ASKS_FOR_NODE.test(condition.getText())) return true;
  }
  return false;
}

/** On what it depends that a part of a statement or an expression runs. */
function conditionBefore(whole: ts.Node, part: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(whole)) return whole.expression === part ? undefined : whole.expression;
  if (ts.isConditionalExpression(whole)) return whole.condition === part ? undefined : whole.condition;
  return ts.isBinaryExpression(whole) && whole.right === part && whole.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? whole.left : undefined;
}

function recordWholeExport(add: AddSite, value: ts.Expression): void {
  add('export', 'module.exports', { node: value, record: { kind: 'expression', expression: value } });
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const property of value.properties) {
    const name = propertyNameText(property.name);
    if (name === undefined) {
      const spread = ts.isSpreadAssignment(property) ? unwrap(property.expression) : undefined;
      if (spread !== undefined && ts.isCallExpression(spread) && isIdentifierNamed(spread.expression, 'require')) {
        const [argument] = spread.arguments;
        if (argument !== undefined && ts.isStringLiteralLike(argument)) add('exportStar', argument.text, { node: spread, specifier: argument.text });
      }
    } else if (ts.isShorthandPropertyAssignment(property)) add('export', name, { node: property, record: { kind: 'local', identifier: property.name } });
    else if (ts.isPropertyAssignment(property)) add('export', name, { node: property, record: { kind: 'expression', expression: property.initializer } });
    else if (ts.isMethodDeclaration(property)) add('export', name, { node: property, record: { kind: 'declaration', declaration: property } });
  }
}

function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && isIdentifierNamed(node.expression, 'module');
}

function isIdentifierNamed(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
