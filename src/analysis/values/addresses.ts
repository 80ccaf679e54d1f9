import { ts } from 'ts-morph';
import { findBinding, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { collectReturns } from './follow';

const DEEPEST = 5;

/**
 * An address of the network as far as it is written down: parts that nobody knows stand as `{name}`, by what the
 * program calls them (`{OLLAMA_HOST}/api/chat`).
 */
export function spellAddress(evaluator: Evaluator, expression: ts.Expression, depth = 0): string {
  const node = unwrap(expression);
  const spell = (inner: ts.Expression): string => spellAddress(evaluator, inner, depth + 1);
  if (depth > DEEPEST) return nameOf(node);
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => spell(span.expression) + span.literal.text).join('');
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return spell(node.left) + spell(node.right);
  if (ts.isNewExpression(node) && nameOf(node.expression) === '{URL}') return spellUrl(node, spell);
  const texts = evaluator.evaluate(node).flatMap((value) => (value.kind === 'literal' && typeof value.value === 'string' && value.value !== '' ? [value.value] : []));
  if (texts[0] !== undefined) return texts[0];
  const written = writtenFor(evaluator, node) ?? madeBy(evaluator, node);
  return written === undefined ? nameOf(node) : spell(written);
}

/** `new URL('/v1/chat/completions', base)`. */
function spellUrl(node: ts.NewExpression, spell: (inner: ts.Expression) => string): string {
  const [path, base] = node.arguments ?? [];
  if (path === undefined) return '{}';
  return base === undefined ? spell(path) : `${spell(base).replace(/\/$/, '')}/${spell(path).replace(/^\//, '')}`;
}

/** What a name is declared as, where its values are no text. */
function writtenFor(evaluator: Evaluator, node: ts.Expression): ts.Expression | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const file = evaluator.fileOf(node);
  const declaration = file === undefined ? undefined : findBinding(file.model, node)?.declaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name) ? declaration.initializer : undefined;
}

/** The address of `new URL(…).href`, and what a function of the project returns that does nothing else. */
function madeBy(evaluator: Evaluator, node: ts.Expression): ts.Expression | undefined {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'href') return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'toString') return callee.expression;
  const [made, ...others] = evaluator.evaluate(callee);
  if (made?.kind !== 'function' || others.length > 0 || made.node.body === undefined) return undefined;
  if (!ts.isBlock(made.node.body)) return made.node.body;
  const [only, ...more] = collectReturns(made.node.body);
  return more.length > 0 ? undefined : only?.expression;
}

/** The last name of an expression, in braces. */
function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return `{${node.text}}`;
  if (ts.isPropertyAccessExpression(node)) return `{${node.name.text}}`;
  if (ts.isCallExpression(node) || ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) return nameOf(node.expression);
  if (ts.isBinaryExpression(node)) return nameOf(node.left);
  return '{}';
}
