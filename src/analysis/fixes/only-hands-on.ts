import { ts } from 'ts-morph';
import { unwrap } from '../source/scope';

/**
 * Does a file do nothing but hand on what others hold, as the front of a library does: `export * from './model'`,
 * `module.exports = { model: require('./model') }`?
 */
export function onlyHandsOn({ statements }: ts.SourceFile): boolean {
  return statements.some((each) => isExport(each)) && statements.every((each) => isExport(each) || isNamedImport(each));
}

function isExport(node: ts.Statement): boolean {
  if (ts.isExportDeclaration(node)) return true;
  if (ts.isExportAssignment(node)) return isHandedOn(node.expression);
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return false;
  const { left, right, operatorToken } = node.expression;
  return operatorToken.kind === ts.SyntaxKind.EqualsToken && /^(module\.)?exports\b/.test(left.getText()) && isHandedOn(right);
}

/** An import for its effects alone runs what it loads. */
function isNamedImport(node: ts.Statement): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause !== undefined;
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.every(({ initializer }) => initializer !== undefined && isHandedOn(initializer));
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
}

function isHandedOn(node: ts.Expression): boolean {
  const value = unwrap(node);
  if (ts.isIdentifier(value)) return true;
  if (ts.isPropertyAccessExpression(value)) return isHandedOn(value.expression);
  if (ts.isCallExpression(value)) return value.expression.getText() === 'require';
  return ts.isObjectLiteralExpression(value) && value.properties.every((each) => ts.isShorthandPropertyAssignment(each) || ((ts.isPropertyAssignment(each) || ts.isSpreadAssignment(each)) && isHandedOn(ts.isSpreadAssignment(each) ? each.expression : each.initializer)));
}
