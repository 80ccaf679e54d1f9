import { ts } from 'ts-morph';
import { isWrittenAs } from '../source/references';
import { isFunctionDeclarationLike, isInside, unwrap } from '../source/scope';
import type { Value } from '../values/value';

/** What the test around an expression keeps out of it: all that counts as false, or only what is missing. */
export type Guard = 'falsy' | 'missing';

/** `if (options.seed) draw(options.seed)`: the test of the very expression that decides whether it is read at all. */
export function findGuard(node: ts.Expression): Guard | undefined {
  const read = unwrap(node);
  if (!ts.isIdentifier(read) && !ts.isPropertyAccessExpression(read)) return undefined;
  const text = read.getText();
  for (let current: ts.Node = node; !isFunctionDeclarationLike(current) && !ts.isSourceFile(current); current = current.parent) {
    const test = testBefore(current.parent, current);
    const guard = test === undefined ? undefined : guardIn(test, text);
    if (guard !== undefined) return guard;
  }
  return undefined;
}

export function isKeptOut(value: Value, guard: Guard): boolean {
  if (value.kind !== 'literal') return false;
  return guard === 'falsy' ? !value.value : value.value == null;
}

/** The condition that holds where `inner` runs. */
function testBefore(holder: ts.Node, inner: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(holder)) return isInside(inner, holder.thenStatement) ? holder.expression : undefined;
  if (ts.isConditionalExpression(holder)) return inner === holder.whenTrue ? holder.condition : undefined;
  const isAnd = ts.isBinaryExpression(holder) && holder.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd && inner === holder.right ? holder.left : undefined;
}

function guardIn(test: ts.Expression, text: string): Guard | undefined {
  const node = unwrap(test);
  if (isWrittenAs(node, text)) return 'falsy';
  if (!ts.isBinaryExpression(node)) return undefined;
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return guardIn(node.left, text) ?? guardIn(node.right, text);
  const isUnequal = operator === ts.SyntaxKind.ExclamationEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  return isUnequal && isWrittenAs(node.left, text) && isNothing(node.right) ? 'missing' : undefined;
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}
