import { ts } from 'ts-morph';
import { findBinding, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { memberOf } from './members';
import type { Env, InstanceValue, Value } from './value';

/** Objects of TensorFlow.js that can be made anywhere: they draw nothing when they are made. */
const MADE_ANYWHERE = /^tf\.(?:initializers|regularizers|constraints|train)\./;
const DEEPEST = 8;

/**
 * What an expression is, as source text that gives it anywhere: numbers, texts, lists, plain objects, and what the text
 * `tf` and its members give. Where callers or a loop give several values it is the first; null if only a run knows.
 */
export function renderKnown(evaluator: Evaluator, expression: ts.Expression, env: Env = evaluator.root, depth = 0): string | null {
  const values = depth > DEEPEST ? [] : evaluator.evaluate(expression, env);
  const [first] = values;
  if (first === undefined || (values.length > 1 && !takesTurns(evaluator, expression, values))) return null;
  return values.every((value) => renderValue(evaluator, value, depth) !== null) ? renderValue(evaluator, first, depth) : null;
}

/** True if an expression is each of its values in turn, the first one first: not so where branches or later writes decide. */
function takesTurns(evaluator: Evaluator, expression: ts.Expression, values: readonly Value[]): boolean {
  if (values.every(({ via = [] }) => via.length > 0)) return true;
  const node = unwrap(expression);
  const file = evaluator.fileOf(node);
  const binding = ts.isIdentifier(node) && file !== undefined ? findBinding(file.model, node) : undefined;
  const loop = binding?.declaration.parent.parent;
  return binding?.writes.length === 0 && loop !== undefined && ts.isForOfStatement(loop);
}

function renderValue(evaluator: Evaluator, value: Value, depth: number): string | null {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? JSON.stringify(value.value) : Object.is(value.value, -0) ? '-0' : String(value.value);
    case 'array':
      return renderParts(value.node.elements.map((element) => renderElement(evaluator, element, value.env, depth + 1)), '[', ']');
    case 'object':
      return renderParts(value.node.properties.map((property) => renderProperty(evaluator, property, value, depth + 1)), '{ ', ' }');
    case 'api':
      return value.api.library === 'tfjs' && value.receiver === undefined && /^[\w.]*$/.test(value.api.path) ? ['tf', value.api.path].filter((part) => part !== '').join('.') : null;
    case 'instance':
      return renderMade(evaluator, value, depth + 1);
    default:
      return null;
  }
}

function renderParts(parts: readonly (string | null)[], open: string, close: string): string | null {
  if (!parts.every((part) => part !== null)) return null;
  return parts.length === 0 ? `${open}${close}`.replaceAll(' ', '') : `${open}${parts.join(', ')}${close}`;
}

/** An element of a list or an argument of a call; null if only a run knows it. */
export function renderElement(evaluator: Evaluator, element: ts.Expression, env: Env = evaluator.root, depth = 0): string | null {
  if (!ts.isSpreadElement(element)) return ts.isOmittedExpression(element) ? null : renderKnown(evaluator, element, env, depth);
  const spread = renderKnown(evaluator, element.expression, env, depth);
  return spread === null ? null : `...${spread}`;
}

function renderProperty(evaluator: Evaluator, property: ts.ObjectLiteralElementLike, object: Extract<Value, { kind: 'object' }>, depth: number): string | null {
  if (ts.isSpreadAssignment(property)) {
    const spread = renderKnown(evaluator, property.expression, object.env, depth);
    return spread === null ? null : `...${spread}`;
  }
  const name = propertyNameText(property.name);
  const given = ts.isPropertyAssignment(property) ? property.initializer : ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
  if (name === undefined || given === undefined || isWrittenLater(evaluator, object, name, given)) return null;
  const text = renderKnown(evaluator, given, object.env, depth);
  return text === null ? null : `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${text}`;
}

/** `config.units = 8` after `const config = { units: 4 }`. */
function isWrittenLater(evaluator: Evaluator, object: Value, name: string, given: ts.Expression): boolean {
  return memberOf(evaluator, object, name).length > evaluator.evaluate(given, 'env' in object ? object.env : evaluator.root).length;
}

/** `tf.initializers.glorotNormal({ seed: 1 })`, with what it was given. */
function renderMade(evaluator: Evaluator, { of, made }: InstanceValue, depth: number): string | null {
  if (of.library !== 'tfjs' || made === null) return null;
  const callee = renderKnown(evaluator, made.node.expression, made.env, depth);
  if (callee === null || !MADE_ANYWHERE.test(callee)) return null;
  return renderParts((made.node.arguments ?? []).map((argument) => renderElement(evaluator, argument, made.env, depth)), `${callee}(`, ')');
}
