import { ts } from 'ts-morph';
import { findClass, findDefault, findGlobal, findValueClass, memberPath, parseIdentity } from '../../knowledge/catalogue';
import type { PropertyWrite } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import { observeNode } from '../source/region';
import { propertyNameText } from '../source/scope';
import { memberOfClass, staticMemberOf } from './class-members';
import type { Evaluator } from './evaluator';
import { evaluateExport } from './exports';
import { elementsOf, memberOfList } from './list-members';
import { memberOfObject } from './object-members';
import { evaluateShared } from './page-globals';
import { findFieldWrites } from './reaching-fields';
import { heldByRef } from './refs';
import { isHandedOn, isTensorFlowByName, TENSORFLOW } from './tensorflow-by-name';
import { memberOfShape } from './types';
import { literal, UNKNOWN, type Env, type InstanceValue, type Value } from './value';

/** `a.b` and `a['b']`, and `a[b]` where `b` is known. */
export function evaluateMember(evaluator: Evaluator, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, env: Env): readonly Value[] {
  if (ts.isMetaProperty(node.expression)) return [{ kind: 'input', what: node.getText() }];
  const held = node.expression.kind === ts.SyntaxKind.ThisKeyword ? evaluateField(evaluator, node, env) : undefined;
  if (held !== undefined) return held;
  const objects = evaluator.evaluate(node.expression, env);
  const names = memberNames(evaluator, node, env);
  if (names.length === 0) return objects.flatMap((object) => anyMemberOf(evaluator, object, placeFromEnd(node) ?? '*'));
  const [only] = names;
  const shared = only === undefined || names.length > 1 ? [] : evaluateShared(evaluator, node, objects, only);
  if (shared.length > 0) return shared;
  const values = names.flatMap((name) => objects.flatMap((object) => memberOf(evaluator, object, name)));
  if (values.some((value) => value.kind !== 'unknown' && !(value.kind === 'literal' && value.value == null))) return values;
  const [name] = names;
  const written = name === undefined ? [] : [...evaluateWrites(evaluator, node.expression, name, env), ...evaluateInstalled(evaluator, name)];
  const isSilent = objects.length > 0 && [...values, ...written].every(({ kind }) => kind === 'unknown');
  if (isSilent && isTensorFlowByName(node)) return [{ kind: 'api', api: TENSORFLOW }];
  if (written.length > 0) return [...values.filter(({ kind }) => kind === 'literal'), ...written];
  return values.length > 0 ? values : [UNKNOWN];
}

/** `this.x` after `this.x = value;` in the same function. */
function evaluateField(evaluator: Evaluator, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, env: Env): readonly Value[] | undefined {
  const file = evaluator.fileOf(node);
  if (file === undefined || !ts.isPropertyAccessExpression(node)) return undefined;
  const writes = findFieldWrites(file, node);
  return writes?.flatMap((value) => evaluator.evaluate(value, env));
}

function memberNames(evaluator: Evaluator, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, env: Env): string[] {
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  const values = evaluator.evaluate(node.argumentExpression, env);
  const names = values.flatMap((value) =>
    value.kind === 'literal' && (typeof value.value === 'string' || typeof value.value === 'number') ? [String(value.value)] : [],
  );
  return names.length === values.length ? names : [];
}

/** `-2` for `model.layers[model.layers.length - 2]`. */
function placeFromEnd(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  const place = ts.isElementAccessExpression(node) ? node.argumentExpression : undefined;
  if (place === undefined || !ts.isBinaryExpression(place) || place.operatorToken.kind !== ts.SyntaxKind.MinusToken || !ts.isNumericLiteral(place.right)) return undefined;
  return isWrittenAs(place.left, `${node.expression.getText()}.length`) ? `-${place.right.text}` : undefined;
}

/** A member that only run time knows: any element of a list, any function of a namespace; `place` is what can be said of it. */
function anyMemberOf(evaluator: Evaluator, object: Value, place: string): readonly Value[] {
  if (object.kind === 'array' || object.kind === 'list') return elementsOf(evaluator, [object]);
  if (object.kind === 'api' && object.api.library !== 'global')
    return [{ kind: 'api', api: { library: object.api.library, path: memberPath(object.api.path, '*') } }];
  if (object.kind === 'object')
    return object.node.properties.flatMap((property) => {
      const name = propertyNameText(property.name);
      return name === undefined ? [UNKNOWN] : memberOf(evaluator, object, name);
    });
  if (object.kind === 'instance') return [{ kind: 'api', api: { library: object.of.library, path: `${object.of.path}#${place}` }, receiver: object }];
  return object.kind === 'input' ? [object] : [UNKNOWN];
}

/** Values written elsewhere in the file to the same place: `state.model = …` for `state.model`. */
function evaluateWrites(evaluator: Evaluator, object: ts.Expression, name: string, env: Env): readonly Value[] {
  const file = evaluator.fileOf(object);
  if (file === undefined) return [];
  return collectWritesTo(file, object.getText(), name).flatMap(({ value }) => evaluator.evaluate(value, env));
}

const COMPONENTS = /(^|\.)globalProperties$|^Vue\.prototype$/;

/** What an app gives to all its components: `app.config.globalProperties.$tf = tf`, `Vue.prototype.$tf = tf`. */
function evaluateInstalled(evaluator: Evaluator, name: string): readonly Value[] {
  if (!name.startsWith('$')) return [];
  return evaluator.collectWrites(name).flatMap(({ node, object, value }) => {
    observeNode(node);
    return COMPONENTS.test(object.getText()) ? evaluator.evaluate(value) : [];
  });
}

export function collectWritesTo(file: ParsedFile, objectText: string, name: string): readonly PropertyWrite[] {
  return (file.model.propertyWrites.get(name) ?? []).filter(({ object }) => isWrittenAs(object, objectText));
}

/** The property `name` of one value. */
export function memberOf(evaluator: Evaluator, object: Value, name: string): readonly Value[] {
  const values = evaluator.member(() => withoutTrail(evaluator, object, name));
  return object.via === undefined ? values : values.map((value) => ({ ...value, via: [...(object.via ?? []), ...(value.via ?? [])] }));
}

function withoutTrail(evaluator: Evaluator, object: Value, name: string): readonly Value[] {
  switch (object.kind) {
    case 'api': {
      const of = findValueClass(object.api);
      return of === undefined ? memberOfApi(object, name) : memberOfInstance({ kind: 'instance', of, made: null, isReady: true }, name);
    }
    case 'instance':
      return heldByRef(evaluator, object, name) ?? memberOfInstance(object, name);
    case 'object':
      return memberOfObject(evaluator, object, name);
    case 'array':
    case 'list':
      return memberOfList(evaluator, object, name);
    case 'function':
      return memberOfFunction(evaluator, object, name);
    case 'class':
      return staticMemberOf(evaluator, object.node, name);
    case 'object-of-class':
      return memberOfClass(evaluator, object, name);
    case 'module':
      return memberOfModule(evaluator, object.path, name);
    case 'enum':
      return memberOfEnum(object.node, name);
    case 'shape':
      return orUnknown(memberOfShape(evaluator, object.node, name));
    case 'input':
      return [object];
    case 'entropy':
      return [{ kind: 'api', api: { library: 'global', path: `Number#${name}` }, receiver: object }];
    case 'literal':
      return typeof object.value === 'string' ? [{ kind: 'api', api: { library: 'global', path: `String#${name}` }, receiver: object }] : [UNKNOWN];
    case 'unknown':
      return [UNKNOWN];
  }
}

export function orUnknown(values: readonly Value[]): readonly Value[] {
  return values.length > 0 ? values : [UNKNOWN];
}

const ENVIRONMENT = ['process.env', 'process.argv', 'location.search', 'Deno.env', 'Deno.args', 'Bun.env'];

function memberOfApi(object: Extract<Value, { kind: 'api' }>, name: string): readonly Value[] {
  const { api, receiver } = object;
  if (name === 'default') return [{ ...object, api: findDefault(api) ?? api }];
  if (api.library === 'global' && api.path === '') {
    return [{ kind: 'api', api: findGlobal(name) ?? { library: 'global', path: name } }];
  }
  if (name === 'bind' || name === 'call' || name === 'apply') return [{ kind: 'api', api: { library: 'global', path: `Function#${name}` }, receiver: object }];
  const path = memberPath(api.path, name);
  if (receiver === undefined && isHandedOn(api, name)) return [{ kind: 'api', api: TENSORFLOW }];
  if (api.library === 'global' && ENVIRONMENT.includes(path)) return [{ kind: 'input', what: path }];
  return [{ kind: 'api', api: { library: api.library, path }, ...(receiver === undefined ? {} : { receiver }) }];
}

function memberOfInstance(object: InstanceValue, name: string): readonly Value[] {
  const property = findProperty(object, name);
  if (property !== undefined) return [{ kind: 'instance', of: property, made: null, receiver: object }];
  return [{ kind: 'api', api: { library: object.of.library, path: `${object.of.path}#${name}` }, receiver: object }];
}

function findProperty(object: InstanceValue, name: string): InstanceValue['of'] | undefined {
  let current: InstanceValue['of'] | undefined = object.of;
  for (let depth = 0; current !== undefined && depth < 6; depth++) {
    const fact = findClass(current);
    const property = fact?.properties?.[name];
    const { library }: InstanceValue['of'] = current;
    if (property !== undefined) return parseIdentity(property) ?? { library, path: property };
    current = fact?.extends === undefined ? undefined : (parseIdentity(fact.extends) ?? { library, path: fact.extends });
  }
  return undefined;
}

function memberOfFunction(evaluator: Evaluator, object: Extract<Value, { kind: 'function' }>, name: string): readonly Value[] {
  if (name === 'bind' || name === 'call' || name === 'apply') return [{ kind: 'api', api: { library: 'global', path: `Function#${name}` }, receiver: object }];
  const file = evaluator.fileOf(object.node);
  const own = object.node.name?.getText() ?? (ts.isVariableDeclaration(object.node.parent) ? object.node.parent.name.getText() : undefined);
  if (file === undefined || own === undefined) return [UNKNOWN];
  return orUnknown(collectWritesTo(file, own, name).flatMap(({ value }) => evaluator.evaluate(value)));
}

function memberOfModule(evaluator: Evaluator, path: string, name: string): readonly Value[] {
  const file = evaluator.project.find(path);
  return file === undefined ? [UNKNOWN] : evaluateExport(evaluator, file, name);
}

function memberOfEnum(node: ts.EnumDeclaration, name: string): readonly Value[] {
  const index = node.members.findIndex((member) => propertyNameText(member.name) === name);
  const initializer = node.members[index]?.initializer;
  if (initializer === undefined) return index < 0 ? [UNKNOWN] : [literal(index)];
  if (ts.isStringLiteralLike(initializer)) return [literal(initializer.text)];
  return ts.isNumericLiteral(initializer) ? [literal(Number(initializer.text))] : [UNKNOWN];
}
