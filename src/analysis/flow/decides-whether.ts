import { ts } from 'ts-morph';
import { isFunctionDeclarationLike, lastName, unwrap } from '../source/scope';

/** `if (chance() < i) child.mutate()`: what a draw decides is whether something of such a name is called. */
export function decidesWhether(draw: ts.Expression, name: RegExp): boolean {
  let node: ts.Node = draw;
  while (ts.isBinaryExpression(node.parent) || ts.isParenthesizedExpression(node.parent) || ts.isPrefixUnaryExpression(node.parent)) {
    if (ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && node.parent.left === node && calls(node.parent.right, name)) return true;
    node = node.parent;
  }
  const { parent } = node;
  if (ts.isIfStatement(parent) && parent.expression === node) return calls(parent.thenStatement, name);
  if (ts.isWhileStatement(parent) && parent.expression === node) return calls(parent.statement, name);
  return ts.isConditionalExpression(parent) && parent.condition === node && (calls(parent.whenTrue, name) || calls(parent.whenFalse, name));
}

function calls(node: ts.Node, name: RegExp): boolean {
  if (isFunctionDeclarationLike(node)) return false;
  if (ts.isCallExpression(node) && name.test(lastName(unwrap(node.expression)))) return true;
  return ts.forEachChild(node, (child) => (calls(child, name) ? true : undefined)) === true;
}
