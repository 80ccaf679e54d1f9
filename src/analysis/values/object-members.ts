import { ts } from 'ts-morph';
import { findClass } from '../../knowledge/catalogue';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import { findBinding, propertyNameText } from '../source/scope';
import type { Evaluator } from './evaluator';
import { returnValues } from './follow';
import { collectWritesTo, memberOf } from './members';
import { UNDEFINED, UNKNOWN, type Value } from './value';

type ObjectValue = Extract<Value, { kind: 'object' }>;

/** A property of an object literal: the last that sets it, spreads looked through, and what is written to it later. */
export function memberOfObject(evaluator: Evaluator, object: ObjectValue, name: string): readonly Value[] {
  return evaluator.guard(evaluator.keyOf(object.node, name), object.env, () => findMember(evaluator, object, name));
}

function findMember(evaluator: Evaluator, object: ObjectValue, name: string): readonly Value[] {
  const { values, mayMiss, mayLack, isSet } = fromLiteral(evaluator, object, name);
  const written = laterWrites(evaluator, object, name);
  if (written.length > 0) return [...values, ...written, ...(mayMiss && values.length === 0 ? [UNKNOWN] : [])];
  if (values.length === 0) return [...(mayMiss ? [UNKNOWN] : []), ...(mayLack ? [UNDEFINED] : [])];
  // Of the objects spread into it, one caller's sets the property and another's does not.
  return isSet || mayMiss ? values : [...values, UNDEFINED];
}

/** `isSet`: whatever is spread into the object, it has the property. */
interface Written {
  readonly values: readonly Value[];
  readonly mayMiss: boolean;
  /** Some caller's objects are all known, and none of them sets the property. */
  readonly mayLack: boolean;
  readonly isSet: boolean;
}

function fromLiteral(evaluator: Evaluator, object: ObjectValue, name: string): Written {
  const collected: Value[] = [];
  let mayMiss = false;
  let mayLack = true;
  for (const property of [...object.node.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const spread = fromSpread(evaluator, object, property, name);
      collected.push(...spread.values);
      if (spread.isCertain) return { values: collected, mayMiss, mayLack: false, isSet: true };
      mayMiss ||= spread.isUnknown;
      mayLack &&= spread.mayLack;
    } else if (propertyNameText(property.name) === name) {
      return { values: [...collected, ...valueOf(evaluator, object, property)], mayMiss: false, mayLack: false, isSet: true };
    } else if (ts.isComputedPropertyName(property.name) && !ts.isStringLiteralLike(property.name.expression)) {
      mayMiss = true;
      mayLack = false;
    }
  }
  return { values: collected, mayMiss, mayLack, isSet: false };
}

interface Spread {
  readonly values: readonly Value[];
  /** Every spread object sets the property. */
  readonly isCertain: boolean;
  readonly isUnknown: boolean;
  /** One of the spread objects is known not to set it. */
  readonly mayLack: boolean;
}

function fromSpread(evaluator: Evaluator, object: ObjectValue, property: ts.SpreadAssignment, name: string): Spread {
  const sources = evaluator.evaluate(property.expression, object.env);
  const values: Value[] = [];
  let isCertain = sources.length > 0;
  let isUnknown = sources.length === 0;
  let mayLack = false;
  for (const source of sources) {
    // What a library made brings none of the options that the tables ask for.
    const isNothing = (source.kind === 'literal' && !source.value) || (source.kind === 'instance' && findClass(source.of) !== undefined);
    const members = isNothing ? [] : memberOf(evaluator, source, name);
    const known = members.filter((value) => value.kind !== 'unknown' && !isUndefinedProperty(source, value));
    values.push(...known);
    if (members.some(({ kind }) => kind === 'unknown')) isUnknown = true;
    if (known.length < members.length || members.length === 0) isCertain = false;
    if (isNothing || members.some((value) => isUndefinedProperty(source, value))) mayLack = true;
  }
  return { values, isCertain, isUnknown, mayLack };
}

/** `undefined` here means "not set", unless it is written out; the spread then leaves the earlier value. */
function isUndefinedProperty(source: Value, value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined && source.kind === 'object';
}

function valueOf(evaluator: Evaluator, object: ObjectValue, property: ts.ObjectLiteralElementLike): readonly Value[] {
  if (ts.isPropertyAssignment(property)) {
    const values = evaluator.evaluate(property.initializer, object.env);
    return values.map((value) => (value.kind === 'function' && value.self === undefined && !ts.isArrowFunction(value.node) ? { ...value, self: object } : value));
  }
  if (ts.isShorthandPropertyAssignment(property)) return evaluator.evaluate(property.name, object.env);
  if (ts.isMethodDeclaration(property)) return [{ kind: 'function', node: property, env: object.env, self: object }];
  if (ts.isGetAccessorDeclaration(property)) return returnValues(evaluator, property, object.env);
  return [UNKNOWN];
}

/** `config.filters = 8` after `const config = { … }`. */
function laterWrites(evaluator: Evaluator, object: ObjectValue, name: string): readonly Value[] {
  const target = nameOfHolder(object.node);
  const file = target === undefined ? undefined : evaluator.fileOf(object.node);
  if (target === undefined || file === undefined) return [];
  const text = target.getText();
  const handed = (file.model.propertyWrites.get(name) ?? []).filter((write) => isHanded(file, write.object, text));
  return [...collectWritesTo(file, text, name), ...handed].flatMap(({ value }) => evaluator.evaluate(value, object.env));
}

/** `exports` in `(function (exports) { exports.draw = draw; })(library)`, where the text is `library`. */
function isHanded({ model }: ParsedFile, object: ts.Expression, text: string): boolean {
  const declaration = ts.isIdentifier(object) ? findBinding(model, object)?.declaration : undefined;
  if (declaration === undefined || !ts.isParameter(declaration)) return false;
  let outer: ts.Node = declaration.parent;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const call = outer.parent;
  const given = ts.isCallExpression(call) && call.expression === outer && 'parameters' in declaration.parent ? call.arguments[declaration.parent.parameters.indexOf(declaration)] : undefined;
  return given !== undefined && isWrittenAs(given, text);
}

/** The variable or place that holds a literal: `config` of `const config = { … }`. */
function nameOfHolder(node: ts.Node): ts.Node | undefined {
  let outer = node.parent;
  while (ts.isAsExpression(outer) || ts.isParenthesizedExpression(outer) || ts.isSatisfiesExpression(outer)) outer = outer.parent;
  if (ts.isVariableDeclaration(outer) && ts.isIdentifier(outer.name)) return outer.name;
  if (ts.isBinaryExpression(outer) && outer.operatorToken.kind === ts.SyntaxKind.EqualsToken) return outer.left;
  return undefined;
}
