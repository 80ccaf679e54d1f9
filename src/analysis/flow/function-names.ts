import { ts } from 'ts-morph';
import { lastName, propertyNameText, unwrap } from '../source/scope';

/** What a function is called where it is written: its own name, that of what holds it, or of the file that is it. */
export function nameOfFunction(node: ts.FunctionLikeDeclaration): string | undefined {
  if (node.name !== undefined) return ts.isIdentifier(node.name) ? node.name.text : propertyNameText(node.name);
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : undefined;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return propertyNameText(parent.name);
  if (ts.isBinaryExpression(parent) && parent.right === node) return isWhole(parent.left) ? nameOfFile(node) : lastName(unwrap(parent.left));
  return ts.isFunctionDeclaration(node) || ts.isExportAssignment(parent) ? nameOfFile(node) : undefined;
}

/** `module.exports = function …`. */
function isWhole(target: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(target) && target.name.text === 'exports';
}

/** `mutate` for `operators/mutate.js`, which gives one function and no name to it. */
function nameOfFile(node: ts.Node): string {
  return /([^/]*?)(\.[^/]*)?$/.exec(node.getSourceFile().fileName)?.[1] ?? '';
}
