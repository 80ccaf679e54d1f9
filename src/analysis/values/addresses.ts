import { ts } from 'ts-morph';
import { isFallback } from '../source/collect-sites';
import { observeNode } from '../source/region';
import { findBinding, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { bindParameters, collectReturns } from './follow';
import { rootFrame, type Frame } from './frames';
import { findPartOfUrl, isPartOfUrl } from './url-parts';

const DEEPEST = 8;
/** What leaves an address as it is, or takes a slash off its end. */
const LEAVES = new Set(['toString', 'trim', 'trimEnd', 'replace']);
/** Functions that leave what they are given as it is, but for letters that an address may not hold. */
const ESCAPES = new Set(['encodeURIComponent', 'encodeURI', 'String']);

/**
 * An address of the network as far as it is written down, as it is in one call of the function around it: parts that
 * nobody knows stand as `{name}`, by what the program calls them (`{OLLAMA_HOST}/api/chat`).
 */
export function spellAddress(evaluator: Evaluator, expression: ts.Expression, frame: Frame = rootFrame(evaluator), depth = 0): string {
  const node = unwrap(expression);
  const spell = (inner: ts.Expression, within = frame): string => spellAddress(evaluator, inner, within, depth + 1);
  observeNode(node);
  if (depth > DEEPEST) return nameOf(node);
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => spell(span.expression) + span.literal.text).join('');
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return spell(node.left) + spell(node.right);
  if (ts.isNewExpression(node) && nameOf(node.expression) === '{URL}') return spellUrl(node, spell);
  const texts = evaluator.evaluate(node, frame.env).flatMap((value) => (value.kind === 'literal' && (typeof value.value === 'number' || (typeof value.value === 'string' && value.value !== '')) ? [String(value.value)] : []));
  if (texts[0] !== undefined) return texts[0];
  if (ts.isConditionalExpression(node)) return longer(spell(node.whenTrue), spell(node.whenFalse));
  if (ts.isBinaryExpression(node) && isFallback(node.operatorToken.kind)) return isBare(spell(node.right)) ? nameOf(node) : spell(node.right);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && LEAVES.has(node.expression.name.text)) return spell(node.expression.expression).replace(node.expression.name.text === 'replace' ? /\/$/ : '', '');
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ESCAPES.has(node.expression.text) && node.arguments[0] !== undefined) return spell(node.arguments[0]);
  const written = writtenFor(evaluator, node, frame) ?? madeBy(evaluator, node, frame);
  if (written !== undefined) return spell(written.expression, written.frame);
  const part = ts.isPropertyAccessExpression(node) && isPartOfUrl(node.name.text) ? findPartOfUrl(spell(node.expression), node.name.text) : undefined;
  return part ?? nameOf(node);
}

/** An expression and the call in which it has its value. */
interface Written {
  readonly expression: ts.Expression;
  readonly frame: Frame;
}

/** The same of a property of an object: `url` of `request`. */
export function spellProperty(evaluator: Evaluator, object: ts.Expression, name: string, frame: Frame): string {
  return spellOption(evaluator, object, name, frame) ?? `{${name}}`;
}

/** The same; undefined where the object has none that is written down. */
export function spellOption(evaluator: Evaluator, object: ts.Expression, name: string, frame: Frame): string | undefined {
  const written = propertyOf(evaluator, object, name, frame);
  return written === undefined ? undefined : spellAddress(evaluator, written.expression, written.frame);
}

/** `new URL('/v1/chat/completions', base)`. */
function spellUrl(node: ts.NewExpression, spell: (inner: ts.Expression) => string): string {
  const [path, base] = node.arguments ?? [];
  if (path === undefined) return '{}';
  return base === undefined ? spell(path) : joinAddress(spell(base), spell(path));
}

/** A path under an address; an address of its own stays. */
export function joinAddress(base: string, path: string): string {
  return /^https?:/.test(path) ? path : `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}

/** What a name is declared as or a property set to, where its values are no text. */
function writtenFor(evaluator: Evaluator, node: ts.Expression, frame: Frame): Written | undefined {
  if (ts.isPropertyAccessExpression(node)) return propertyOf(evaluator, node.expression, node.name.text, frame);
  if (!ts.isIdentifier(node)) return undefined;
  const file = evaluator.fileOf(node);
  const declaration = file === undefined ? undefined : findBinding(file.model, node)?.declaration;
  if (declaration === undefined) return undefined;
  if (ts.isParameter(declaration)) return givenTo(declaration, frame);
  if (ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name)) return declaration.initializer === undefined ? undefined : { expression: declaration.initializer, frame };
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent) || declaration.dotDotDotToken !== undefined) return undefined;
  const holder = declaration.parent.parent;
  const name = declaration.propertyName === undefined ? node.text : propertyNameText(declaration.propertyName);
  return ts.isVariableDeclaration(holder) && holder.initializer !== undefined && name !== undefined ? propertyOf(evaluator, holder.initializer, name, frame) : undefined;
}

/** The argument for a parameter in the call that is followed. */
function givenTo(parameter: ts.ParameterDeclaration, { call, owner, outer }: Frame): Written | undefined {
  if (owner === null || outer === null || call === null) return undefined;
  if (parameter.parent !== owner) return givenTo(parameter, outer);
  const argument = call.arguments?.[owner.parameters.indexOf(parameter)] ?? parameter.initializer;
  return argument === undefined ? undefined : { expression: argument, frame: outer };
}

/** `url` of an object that is written down: `return { url, body };`. */
function propertyOf(evaluator: Evaluator, object: ts.Expression, name: string, frame: Frame): Written | undefined {
  for (const value of evaluator.evaluate(object, frame.env)) {
    if (value.kind !== 'object') continue;
    observeNode(value.node);
    const property = value.node.properties.find((each) => propertyNameText(each.name) === name);
    if (property === undefined) continue;
    const expression = ts.isPropertyAssignment(property) ? property.initializer : ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
    if (expression !== undefined) return { expression, frame: { ...frame, env: value.env } };
  }
  return undefined;
}

/** The address of `new URL(…).href`, and what a function of the project returns that does nothing else. */
function madeBy(evaluator: Evaluator, node: ts.Expression, frame: Frame): Written | undefined {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'href') return { expression: node.expression, frame };
  if (!ts.isCallExpression(node)) return undefined;
  const [made, ...others] = evaluator.evaluate(node.expression, frame.env);
  if (made?.kind !== 'function' || others.length > 0 || made.node.body === undefined) return undefined;
  const env = bindParameters(evaluator, made.node, node.arguments, frame.env, made.env, made.self ?? null, made.bound);
  const inner: Frame = { env, call: node, owner: made.node, outer: frame };
  if (!ts.isBlock(made.node.body)) return { expression: made.node.body, frame: inner };
  const [only, ...more] = collectReturns(made.node.body);
  return more.length > 0 || only?.expression === undefined ? undefined : { expression: only.expression, frame: inner };
}

/** Nothing but the name of something unknown. */
function isBare(text: string): boolean {
  return /^\{[^{}]*\}$/.test(text);
}

function longer(a: string, b: string): string {
  return b.length > a.length ? b : a;
}

/** The last name of an expression, in braces. */
function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return `{${node.text}}`;
  if (ts.isPropertyAccessExpression(node)) return `{${node.name.text}}`;
  if (ts.isCallExpression(node) || ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) return nameOf(node.expression);
  if (ts.isBinaryExpression(node)) return nameOf(node.left);
  return '{}';
}
