import { ts } from 'ts-morph';
import { observeWhole } from '../source/region';
import { isFunctionDeclarationLike, lastName, unwrap } from '../source/scope';

type IsMeant = (name: string) => boolean;

/** `if (chance() < i) child.mutate()`, or `if (chance() > i) continue;` before it: what a draw decides is whether something of such a name is called. */
export function decidesWhether(draw: ts.Expression, isMeant: IsMeant): boolean {
  let node: ts.Node = draw;
  while (ts.isBinaryExpression(node.parent) || ts.isParenthesizedExpression(node.parent) || ts.isPrefixUnaryExpression(node.parent)) {
    if (ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && node.parent.left === node && calls(node.parent.right, isMeant)) return true;
    node = node.parent;
  }
  const { parent } = node;
  if (ts.isIfStatement(parent) && parent.expression === node) return calls(parent.thenStatement, isMeant) || (isLeft(parent.thenStatement) && restOf(parent).some((each) => calls(each, isMeant)));
  if (ts.isWhileStatement(parent) && parent.expression === node) return calls(parent.statement, isMeant);
  return ts.isConditionalExpression(parent) && parent.condition === node && (calls(parent.whenTrue, isMeant) || calls(parent.whenFalse, isMeant));
}

/** `continue;` alone: the rest of the round is left out. */
function isLeft(statement: ts.Statement): boolean {
  const only = ts.isBlock(statement) ? statement.statements[0] : statement;
  return only !== undefined && ts.isContinueStatement(only);
}

function restOf(statement: ts.Statement): readonly ts.Statement[] {
  if (!ts.isBlock(statement.parent)) return [];
  observeWhole(statement.parent);
  const { statements } = statement.parent;
  return statements.slice(statements.indexOf(statement) + 1);
}

function calls(node: ts.Node, isMeant: IsMeant): boolean {
  if (isFunctionDeclarationLike(node)) return false;
  if (ts.isCallExpression(node) && isMeant(lastName(unwrap(node.expression)))) return true;
  return ts.forEachChild(node, (child) => (calls(child, isMeant) ? true : undefined)) === true;
}
