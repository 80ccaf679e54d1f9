import { ts } from 'ts-morph';
import { evaluateCall } from './calls';
import type { Evaluator } from './evaluator';
import { evaluateIdentifier } from './identifiers';
import { evaluateMember } from './members';
import { evaluateOperator } from './operators';
import { evaluateThis } from './self';
import { literal, type Env, type Value } from './value';

/** Hands an expression to what knows its kind. */
export function evaluateNode(evaluator: Evaluator, node: ts.Expression, env: Env): readonly Value[] {
  if (ts.isIdentifier(node)) return evaluateIdentifier(evaluator, node, env);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return evaluateMember(evaluator, node, env);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return evaluateCall(evaluator, node, env);
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return evaluateThis(evaluator, node, env);
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) return [{ kind: 'function', node, env }];
  if (ts.isClassExpression(node)) return [{ kind: 'class', node }];
  if (ts.isAwaitExpression(node)) return evaluator.evaluate(node.expression, env);
  return evaluateOperator(evaluator, node, env);
}

/** What needs no answer of its own. */
export function evaluateLiteral(node: ts.Expression, env: Env): readonly Value[] | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return [literal((node as ts.StringLiteralLike).text)];
    case ts.SyntaxKind.NumericLiteral:
      return [literal(Number((node as ts.NumericLiteral).text))];
    case ts.SyntaxKind.BigIntLiteral:
      return [literal(Number((node as ts.BigIntLiteral).text.slice(0, -1)))];
    case ts.SyntaxKind.TrueKeyword:
      return [literal(true)];
    case ts.SyntaxKind.FalseKeyword:
      return [literal(false)];
    case ts.SyntaxKind.NullKeyword:
      return [literal(null)];
    case ts.SyntaxKind.VoidExpression:
      return [literal(undefined)];
    case ts.SyntaxKind.ObjectLiteralExpression:
      return [{ kind: 'object', node: node as ts.ObjectLiteralExpression, env }];
    case ts.SyntaxKind.ArrayLiteralExpression:
      return [{ kind: 'array', node: node as ts.ArrayLiteralExpression, env }];
    default:
      return undefined;
  }
}
