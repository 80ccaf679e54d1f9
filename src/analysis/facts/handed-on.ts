import { ts } from 'ts-morph';
import { traceValue } from '../flow/trace-value';
import type { Binding } from '../source/binding';
import { isFallback } from '../source/collect-sites';
import type { FileModel } from '../source/file-model';
import { findBinding, propertyNameText, unwrap } from '../source/scope';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';

/** A generator handed to a call that fills a list with what it gives. */
export interface HandedOn {
  /** `Math.random`, where it is named. */
  readonly node: ts.Expression;
  /** The call that it is handed to. */
  readonly call: ts.CallExpression;
  /** Places on the way to the data. */
  readonly way: readonly ts.Node[];
}

const FILLS = ['map', 'flatMap', 'from', 'times', 'timesSeries', 'generate', 'replicate', 'fromFunction', 'makeBy'];

/**
 * `Array.from({ length }, Math.random)` and `list.map(rng)`, where `rng` is `Math.random` here or in the file that it
 * comes from, the list reaches data and nothing seeds it.
 */
export function collectHandedOn(context: FileContext): HandedOn[] {
  const { file, evaluator, program } = context;
  const handed = FILLS.flatMap((name) => file.model.callsByName.get(name) ?? []).flatMap((call) =>
    ts.isCallExpression(call) && ts.isPropertyAccessExpression(unwrap(call.expression)) ? call.arguments.filter(isName).map((node) => ({ node, call })) : [],
  );
  return handed.flatMap(({ node, call }) => {
    if (!isMathRandom(node, context) || program.isSeededBefore(node, 'Math.random')) return [];
    const { destination, way } = traceValue(evaluator, call);
    return destination === 'data' ? [{ node, call, way }] : [];
  });
}

function isName(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

/**
 * Where a file falls back on `Math.random` for a generator that it calls in several places (`rng = Math.random`): the
 * one place to change. Undefined where `Math.random` itself is called, or one call is all there is.
 */
export function findFallback(call: CallFact, context: FileContext): ts.Expression | undefined {
  const { model } = context.file;
  const generator = generatorOf(model, call.node.expression);
  if (generator === undefined || call.api.library !== 'global' || call.api.path !== 'Math.random') return undefined;
  const calls = (model.callsByName.get(generator.name) ?? []).filter(({ expression }) => isSame(generatorOf(model, expression), generator) && isMathRandom(expression, context));
  if (calls.length < 2) return undefined;
  const [fallback, ...others] = (model.propertyReads.get('random') ?? []).filter((node) => isHandedAs(model, node, generator) && isMathRandom(node, context));
  return others.length === 0 ? fallback : undefined;
}

/** A generator under a name of its own: a variable or parameter, or (without a binding) a property. */
interface Generator {
  readonly name: string;
  readonly binding: Binding | undefined;
}

/** `rng` of `rng()` and of `this.rng()`; none for `Math.random()`. */
function generatorOf(model: FileModel, callee: ts.Expression): Generator | undefined {
  const node = unwrap(callee);
  if (ts.isIdentifier(node)) return { name: node.text, binding: findBinding(model, node) };
  return ts.isPropertyAccessExpression(node) && node.expression.getText() !== 'Math' ? { name: node.name.text, binding: undefined } : undefined;
}

function isSame(a: Generator | undefined, b: Generator): boolean {
  return a?.name === b.name && a.binding === b.binding;
}

/** Is it what the generator is, or falls back on, where it is declared or set? */
function isHandedAs(model: FileModel, node: ts.Expression, generator: Generator): boolean {
  let value: ts.Node = node;
  while (ts.isParenthesizedExpression(value.parent) || ts.isAsExpression(value.parent) || ts.isConditionalExpression(value.parent) || isRightOfFallback(value)) value = value.parent;
  const { parent } = value;
  if (ts.isBinaryExpression(parent) && parent.right === value) return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && isSame(generatorOf(model, parent.left), generator);
  if (ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) && isSame(generatorOf(model, parent.name), generator);
  const isProperty = ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isProperty && generator.binding === undefined && propertyNameText(parent.name) === generator.name;
}

/** The right side of `given ?? Math.random`. */
function isRightOfFallback(value: ts.Node): boolean {
  const { parent } = value;
  return ts.isBinaryExpression(parent) && parent.right === value && isFallback(parent.operatorToken.kind);
}

function isMathRandom(node: ts.Expression, { evaluator }: FileContext): boolean {
  return evaluator.evaluate(node).some((value) => value.kind === 'api' && value.api.library === 'global' && value.api.path === 'Math.random');
}
