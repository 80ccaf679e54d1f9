import { ts } from 'ts-morph';
import type { ModelDraft } from './file-model';
import { propertyNameText, unwrap } from './scope';

/** Import and export declarations, and export modifiers. */
export function recordExports(draft: ModelDraft, node: ts.Node): void {
  if (ts.isImportDeclaration(node)) recordImport(draft, node);
  else if (ts.isImportEqualsDeclaration(node)) recordImportEquals(draft, node);
  else if (ts.isExportDeclaration(node)) recordExportDeclaration(draft, node);
  else if (ts.isExportAssignment(node)) {
    draft.isModule = true;
    draft.exports.set('default', { kind: 'expression', expression: node.expression });
  } else if (ts.isStatement(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) recordModifiers(draft, node);
}

function recordImport(draft: ModelDraft, node: ts.ImportDeclaration): void {
  draft.isModule = true;
  if (!ts.isStringLiteral(node.moduleSpecifier)) return;
  const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  draft.mentions.push({ specifier: node.moduleSpecifier.text, node, how: 'import', isTypeOnly });
}

function recordImportEquals(draft: ModelDraft, node: ts.ImportEqualsDeclaration): void {
  draft.isModule = true;
  const reference = node.moduleReference;
  if (ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression)) {
    draft.mentions.push({ specifier: reference.expression.text, node, how: 'require', isTypeOnly: node.isTypeOnly });
  }
}

function recordExportDeclaration(draft: ModelDraft, node: ts.ExportDeclaration): void {
  draft.isModule = true;
  const specifier = node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  if (specifier !== undefined) draft.mentions.push({ specifier, node, how: 'export', isTypeOnly: node.isTypeOnly });
  if (node.exportClause === undefined) {
    if (specifier !== undefined) draft.exportStars.push(specifier);
  } else if (ts.isNamespaceExport(node.exportClause)) {
    if (specifier !== undefined) draft.exports.set(node.exportClause.name.text, { kind: 'from', specifier, name: '*' });
  } else {
    for (const element of node.exportClause.elements) recordSpecifier(draft, element, specifier);
  }
}

function recordSpecifier(draft: ModelDraft, element: ts.ExportSpecifier, specifier: string | undefined): void {
  const local = element.propertyName ?? element.name;
  if (specifier !== undefined) draft.exports.set(element.name.text, { kind: 'from', specifier, name: local.text });
  else if (ts.isIdentifier(local)) draft.exports.set(element.name.text, { kind: 'local', identifier: local });
}

function recordModifiers(draft: ModelDraft, node: ts.Node): void {
  const flags = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (!flags.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
  draft.isModule = true;
  const isDefault = flags.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (ts.isVariableStatement(node)) {
    for (const declaration of node.declarationList.declarations) recordPattern(draft, declaration.name);
  } else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    const name = isDefault ? 'default' : node.name?.text;
    if (name !== undefined) draft.exports.set(name, { kind: 'declaration', declaration: node });
  }
}

function recordPattern(draft: ModelDraft, name: ts.BindingName): void {
  if (ts.isIdentifier(name)) draft.exports.set(name.text, { kind: 'local', identifier: name });
  else for (const element of name.elements) if (ts.isBindingElement(element)) recordPattern(draft, element.name);
}

/** `module.exports = …`, `module.exports.x = …`, `exports.x = …`. */
export function recordCommonJs(draft: ModelDraft, node: ts.BinaryExpression): void {
  const target = unwrap(node.left);
  if (!ts.isPropertyAccessExpression(target)) return;
  if (isModuleExports(target)) {
    draft.isModule = true;
    recordWholeExport(draft, unwrap(node.right));
  } else if (isModuleExports(target.expression) || isIdentifierNamed(target.expression, 'exports')) {
    draft.isModule = true;
    draft.exports.set(target.name.text, { kind: 'expression', expression: node.right });
  }
}

function recordWholeExport(draft: ModelDraft, value: ts.Expression): void {
  draft.exports.set('module.exports', { kind: 'expression', expression: value });
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const property of value.properties) {
    const name = propertyNameText(property.name);
    if (name === undefined) {
      const spread = ts.isSpreadAssignment(property) ? unwrap(property.expression) : undefined;
      if (spread !== undefined && ts.isCallExpression(spread) && isIdentifierNamed(spread.expression, 'require')) {
        const [argument] = spread.arguments;
        if (argument !== undefined && ts.isStringLiteralLike(argument)) draft.exportStars.push(argument.text);
      }
    } else if (ts.isShorthandPropertyAssignment(property)) draft.exports.set(name, { kind: 'local', identifier: property.name });
    else if (ts.isPropertyAssignment(property)) draft.exports.set(name, { kind: 'expression', expression: property.initializer });
    else if (ts.isMethodDeclaration(property)) draft.exports.set(name, { kind: 'declaration', declaration: property });
  }
}

function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && isIdentifierNamed(node.expression, 'module');
}

function isIdentifierNamed(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
