import { ts } from 'ts-morph';
import { findClass } from '../../knowledge/catalogue';
import type { Condition, Place } from '../../knowledge/place';
import { propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { memberOf } from '../values/members';
import { argumentAt } from '../values/parameters';
import { UNDEFINED, UNKNOWN, type InstanceValue, type Made, type Value } from '../values/value';
import type { CallFact } from './call-fact';
import { collectMakers } from './makers';

type Asked = Pick<CallFact, 'node' | 'receiver' | 'plan'>;

/** The values at a place of a call; the literal `undefined` where nothing stands. */
export function valuesAt(evaluator: Evaluator, call: Asked, place: Place): readonly Value[] {
  const made = madeBy(evaluator, call, place);
  if (made === null) return [UNDEFINED];
  if (made !== undefined) return valuesIn(evaluator, made, place);
  const makers = place.of === 'maker' ? collectMakers(evaluator, call.receiver) : [];
  return makers.length === 0 ? [UNKNOWN] : makers.flatMap((each) => valuesIn(evaluator, each, place));
}

function valuesIn(evaluator: Evaluator, made: Made, place: Place): readonly Value[] {
  const start = place.path.length > 0 && isText(made.node.arguments?.[place.argument]) ? [UNDEFINED] : argumentAt(evaluator, made.node.arguments ?? [], place.argument, made.env);
  const unwritten = (values: readonly Value[]): readonly Value[] => values.flatMap((value) => beforeWriting(evaluator, value));
  return unwritten(place.path.reduce<readonly Value[]>((values, name) => unwritten(values).flatMap((value) => optionOf(evaluator, value, name)), start));
}

/** The object that a request sends as text: `JSON.stringify(body)`, and what wraps it in bytes. */
const WRITERS = new Set(['JSON.stringify()', 'Buffer.from()', 'TextEncoder#encode()']);

/** What is written as text or bytes, where a value is that text. */
function beforeWriting(evaluator: Evaluator, value: Value, depth = 0): readonly Value[] {
  if (value.kind !== 'instance' || value.made === null || value.of.library !== 'global' || !WRITERS.has(value.of.path) || depth > 2) return [value];
  return argumentAt(evaluator, value.made.node.arguments ?? [], 0, value.made.env).flatMap((each) => beforeWriting(evaluator, each, depth + 1));
}

/** An option of a value; of an object that nobody can name, it is absent if no file of the project ever sets it. */
function optionOf(evaluator: Evaluator, value: Value, name: string): readonly Value[] {
  if (isNothing(value)) return [value];
  if (value.kind === 'literal' || (isOpaque(value) && !/^\d+$/.test(name))) return [UNDEFINED];
  const values = memberOf(evaluator, value, name);
  return evaluator.isEverSet(name) ? values : values.map((each) => (each.kind === 'unknown' ? UNDEFINED : each));
}

/** Lists, and what a library made or holds in it, are no bags of options: nothing is to be found in them under a name of the tables. */
function isOpaque(value: Value): boolean {
  if (value.kind === 'api') return value.receiver?.kind === 'instance' && findClass(value.receiver.of) !== undefined;
  return value.kind === 'array' || value.kind === 'list' || (value.kind === 'instance' && findClass(value.of) !== undefined);
}

/** A prompt written as text where options might stand. */
function isText(argument: ts.Expression | undefined): boolean {
  if (argument === undefined) return false;
  const node = unwrap(argument);
  if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) return true;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(node.left) || isText(node.right));
}

function isNothing(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === undefined);
}

/** The call whose arguments a place means: undefined if it cannot be found, null if it was not made. */
function madeBy(evaluator: Evaluator, call: Asked, place: Place): Made | undefined | null {
  if (place.of === undefined) return call.plan ?? { node: call.node, env: evaluator.root };
  if (place.of.startsWith('.')) return partOf(evaluator, call, place.of.slice(1));
  const receiver = call.receiver?.kind === 'instance' ? call.receiver : undefined;
  if (receiver === undefined) return undefined;
  if (place.of === 'chain') return receiver.chain?.made ?? null;
  if (place.of === 'maker') return firstMade(receiver) ?? (receiver.isReady === true ? null : undefined);
  return methodBefore(receiver, place.of.slice(1));
}

/** The call that made the option of a name, as this call or the maker of its receiver is given it. */
function partOf(evaluator: Evaluator, call: Asked, name: string): Made | null {
  const given = [valuesAt(evaluator, call, { argument: 0, path: [name] }), ...(call.receiver?.kind === 'instance' ? [valuesAt(evaluator, call, { of: 'maker', argument: 0, path: [name] })] : [])];
  for (const value of given.flat()) if (value.kind === 'instance' && value.made !== null) return value.made;
  return null;
}

/** The call that made the object first: `new Model()` of `new Model().bindTools()`, whose result is a model again. */
function firstMade(receiver: InstanceValue): Made | null {
  let current: InstanceValue = receiver;
  while (current.receiver?.kind === 'instance' && (current.made === null || isSameClass(current.receiver, current))) current = current.receiver;
  return current.made;
}

function isSameClass(a: InstanceValue, b: InstanceValue): boolean {
  return a.of.library === b.of.library && a.of.path === b.of.path;
}

/** The call of `withConfig` in `client.withConfig(…).invoke()`. */
function methodBefore(receiver: InstanceValue, method: string): Made | null {
  let current: Value | undefined = receiver;
  while (current?.kind === 'instance') {
    const callee = current.made === null ? undefined : unwrap(current.made.node.expression);
    if (callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === method) return current.made;
    current = current.receiver;
  }
  return null;
}

/** Does a condition hold: for sure, for sure not, or nobody knows? */
export type Truth = 'yes' | 'no' | 'maybe';

export function holds(evaluator: Evaluator, call: CallFact, condition: Condition): Truth {
  const values = valuesAt(evaluator, call, condition.place);
  const truths = new Set(values.map((value) => testValue(value, condition.is)));
  if (truths.size === 0) return 'maybe';
  if (truths.size === 1) return [...truths][0] ?? 'maybe';
  return 'maybe';
}

/** `some`: it holds for a value; `none`: it fails for a value; `open`: nobody knows for a value. */
export function testValues(values: readonly Value[], test: Condition['is']): { some: boolean; none: boolean; open: boolean } {
  const truths = values.map((value) => testValue(value, test));
  return { some: truths.includes('yes'), none: truths.includes('no'), open: truths.length === 0 || truths.includes('maybe') };
}

function testValue(value: Value, test: Condition['is']): Truth {
  if (typeof test === 'object' && 'has' in test) return test.without !== undefined && hasProperty(value, test.without) === 'yes' ? 'no' : hasProperty(value, test.has);
  if (typeof test === 'object' && 'lacks' in test) return lacksProperty(value, test.lacks);
  if (value.kind === 'literal') return testLiteral(value.value, test) ? 'yes' : 'no';
  if (value.kind === 'unknown') return 'maybe';
  if (typeof test !== 'string') return value.kind === 'entropy' || value.kind === 'input' ? 'maybe' : 'no';
  if (test === 'array') return value.kind === 'array' || value.kind === 'list' ? 'yes' : value.kind === 'input' ? 'maybe' : 'no';
  if (test === 'absent') return 'no';
  if (test === 'present') return 'yes';
  if (value.kind === 'entropy' || value.kind === 'input') return 'maybe';
  return test === 'falsy' ? 'no' : 'yes';
}

const OPPOSITE: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', maybe: 'maybe' };

/** An object that is written elsewhere may be given the property later, under a name that only run time knows. */
function lacksProperty(value: Value, name: string): Truth {
  if (value.kind === 'literal') return 'yes';
  if (value.kind !== 'object') return 'maybe';
  let outer: ts.Node = value.node.parent;
  while (ts.isAsExpression(outer) || ts.isParenthesizedExpression(outer)) outer = outer.parent;
  return ts.isCallExpression(outer) ? OPPOSITE[hasProperty(value, [name])] : 'maybe';
}

function hasProperty(value: Value, names: readonly string[]): Truth {
  if (value.kind !== 'object') return value.kind === 'unknown' ? 'maybe' : 'no';
  const written = value.node.properties.map((property) => propertyNameText(property.name));
  if (written.some((name) => name !== undefined && names.includes(name))) return 'yes';
  return written.includes(undefined) ? 'maybe' : 'no';
}

function testLiteral(value: string | number | boolean | null | undefined, test: Condition['is']): boolean {
  if (typeof test === 'object' && ('has' in test || 'lacks' in test)) return false;
  if (typeof test === 'object' && 'contains' in test) return typeof value === 'string' && test.contains.some((part) => value.includes(part));
  if (typeof test !== 'string') return value !== undefined && test.includes(value);
  switch (test) {
    case 'present':
      return value !== undefined && value !== null;
    case 'absent':
      return value === undefined || value === null;
    case 'truthy':
      return Boolean(value);
    case 'falsy':
      return !value;
    case 'nonzero':
      return value !== undefined && value !== null && Number(value) !== 0;
    case 'array':
      return false;
  }
}

/** The node written at a place of this very call, if it is written there. */
export function nodeAt(call: Pick<CallFact, 'node' | 'plan'>, place: Place): ts.Expression | null {
  if (place.of !== undefined) return null;
  const argument = (call.plan ?? call).node.arguments?.[place.argument];
  let current: ts.Expression | null = argument ?? null;
  for (const name of place.path) {
    const holder: ts.Expression | null = current === null ? null : unwrapText(current);
    if (holder === null || !ts.isObjectLiteralExpression(holder)) return null;
    const property: ts.ObjectLiteralElementLike | undefined = holder.properties.find((each) => each.name !== undefined && each.name.getText().replace(/^['"]|['"]$/g, '') === name);
    if (property === undefined) return null;
    if (ts.isPropertyAssignment(property)) current = property.initializer;
    else current = ts.isShorthandPropertyAssignment(property) ? property.name : null;
  }
  return current;
}

/** The object literal of the options that hold a place, written in this very call. */
export function configAt(call: CallFact, place: Place): ts.ObjectLiteralExpression | null {
  const holder = place.path.length === 0 ? null : nodeAt(call, { ...place, path: place.path.slice(0, -1) });
  const node = holder === null ? null : unwrapText(holder);
  return node !== null && ts.isObjectLiteralExpression(node) ? node : null;
}

/** Without parentheses, and without the `JSON.stringify(…)` that makes text of an object. */
function unwrapText(expression: ts.Expression): ts.Expression {
  const node = unwrap(expression);
  const [inner] = ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify' ? node.arguments : [];
  return inner === undefined ? node : unwrap(inner);
}
