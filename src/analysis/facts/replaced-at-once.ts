import { ts } from 'ts-morph';
import { isWrittenAs } from '../source/references';
import { observeWhole } from '../source/region';
import { unwrap } from '../source/scope';
import type { CallFact } from './call-fact';

/** `net = new Net(); net.fromJSON(saved)`: what was drawn is replaced before anything else is done with it. */
export function isReplacedAtOnce({ node, fact }: CallFact): boolean {
  const target = fact.replacedBy === undefined ? undefined : targetOf(node);
  const block = target?.statement.parent;
  if (target === undefined || block === undefined || !(ts.isBlock(block) || ts.isSourceFile(block))) return false;
  const next = block.statements[block.statements.indexOf(target.statement) + 1];
  if (next === undefined) return false;
  observeWhole(block);
  return ts.isExpressionStatement(next) && replaces(next.expression, target.name, fact.replacedBy ?? []);
}

/** What a made object is assigned to, and the statement that does it. */
function targetOf(made: ts.Node): { readonly name: string; readonly statement: ts.Statement } | undefined {
  const { parent } = made;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && ts.isVariableStatement(parent.parent.parent)) return { name: parent.name.text, statement: parent.parent.parent };
  if (!ts.isBinaryExpression(parent) || parent.right !== made || !ts.isExpressionStatement(parent.parent)) return undefined;
  return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? { name: parent.left.getText(), statement: parent.parent } : undefined;
}

/** `name.member(…)`, or `name.member = …`. */
function replaces(expression: ts.Expression, name: string, members: readonly string[]): boolean {
  const member = ts.isCallExpression(expression) ? unwrap(expression.expression) : ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken ? unwrap(expression.left) : undefined;
  return member !== undefined && ts.isPropertyAccessExpression(member) && members.includes(member.name.text) && isWrittenAs(member.expression, name);
}
