import { ts } from 'ts-morph';
import { findApi } from '../../knowledge/catalogue';
import type { ParsedFile } from '../source/parsed-file';
import { observeNode } from '../source/region';
import { enclosingFunction, propertyNameText } from '../source/scope';
import type { Evaluator } from './evaluator';
import { bindParameters, returnValues } from './follow';
import { memberOf } from './members';
import { evaluateParameter } from './parameters';
import { evaluateStandIn } from './stand-ins';
import { evaluateType } from './types';
import { UNKNOWN, type Env, type Value } from './value';

type ObjectOfClass = Extract<Value, { kind: 'object-of-class' }>;

/** A property or method of an object of a class: its declaration, what the class writes to it, its type, its base. */
export function memberOfClass(evaluator: Evaluator, object: ObjectOfClass, name: string): readonly Value[] {
  // An object made by a certain `new` has its own values; of the class at large there is one answer.
  if (object.made !== null) return findMember(evaluator, object, name, object, 0);
  return evaluator.guard(evaluator.keyOf(object.node, name), evaluator.root, () => findMember(evaluator, object, name, object, 0));
}

/** Looks a member up in the class of `object`, or in one above it; `self` is the object itself, which an inherited method is called on. */
function findMember(evaluator: Evaluator, object: ObjectOfClass, name: string, self: ObjectOfClass, depth: number): readonly Value[] {
  const file = evaluator.fileOf(object.node);
  if (file === undefined || depth > 6) return [UNKNOWN];
  const member = object.node.members.find((each) => propertyNameText(each.name) === name && !isStatic(each));
  const method = member === undefined ? undefined : methodValue(evaluator, self, member);
  if (method !== undefined) return method;
  const values = [...fieldValues(evaluator, self, member), ...writtenValues(evaluator, object, name, file, self)];
  if (values.some((value) => value.kind !== 'unknown' && !(value.kind === 'literal' && value.value == null))) return values;
  const typed = typeOf(evaluator, object, member, name, file);
  if (typed.length > 0) return typed;
  return values.length > 0 ? values : fromBase(evaluator, object, name, self, depth);
}

function isStatic(member: ts.ClassElement): boolean {
  return ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
}

function methodValue(evaluator: Evaluator, object: ObjectOfClass, member: ts.ClassElement): readonly Value[] | undefined {
  if (ts.isMethodDeclaration(member)) {
    // An abstract method or an overload has no body: the written type of its result is all there is.
    return member.body === undefined ? [UNKNOWN] : [{ kind: 'function', node: member, env: evaluator.root, self: object }];
  }
  if (ts.isGetAccessorDeclaration(member)) return returnValues(evaluator, member, evaluator.enter(evaluator.root, member, new Map(), object));
  return undefined;
}

function fieldValues(evaluator: Evaluator, self: ObjectOfClass, member: ts.ClassElement | undefined): readonly Value[] {
  if (member === undefined || !ts.isPropertyDeclaration(member) || member.initializer === undefined) return [];
  const values = evaluator.evaluate(member.initializer);
  return values.map((value) => (value.kind === 'function' && value.self === undefined ? { ...value, self } : value));
}

/** `this.name = …` anywhere in the class, and parameter properties of its constructor. */
function writtenValues(evaluator: Evaluator, object: ObjectOfClass, name: string, file: ParsedFile, self: ObjectOfClass): readonly Value[] {
  const inside = (file.model.propertyWrites.get(name) ?? []).filter(
    (write) => write.object.kind === ts.SyntaxKind.ThisKeyword && write.node.pos >= object.node.pos && write.node.end <= object.node.end,
  );
  const written = inside.flatMap(({ value }) => evaluator.evaluate(value, envOf(evaluator, object, value, self)));
  const creator = object.node.members.find((each) => ts.isConstructorDeclaration(each));
  const parameter = creator?.parameters.find((each) => ts.isIdentifier(each.name) && each.name.text === name && ts.isParameterPropertyDeclaration(each, creator));
  if (parameter === undefined || !ts.isIdentifier(parameter.name)) return written;
  return [...written, ...evaluateParameter(evaluator, parameter, envOf(evaluator, object, parameter.name))];
}

/** In the constructor the parameters have the arguments of the very `new` that made the object. */
function envOf(evaluator: Evaluator, object: ObjectOfClass, node: ts.Node, self = object): Env {
  const { made } = object;
  const holder = enclosingFunction(node);
  if (made === null && self.node !== object.node) return inheritedEnv(evaluator, object, self);
  if (made === null || holder === undefined || !ts.isConstructorDeclaration(holder) || holder.parent !== object.node) return evaluator.root;
  if (made.env.depth > 5) return evaluator.root;
  return evaluator.remember(object, () => {
    observeNode(holder);
    observeNode(made.node);
    return bindParameters(evaluator, holder, made.node.arguments ?? [], made.env, evaluator.root, object);
  });
}

/** What a class above writes is written to the object of the class below, whose methods may be others. */
function inheritedEnv(evaluator: Evaluator, { node }: ObjectOfClass, self: ObjectOfClass): Env {
  return evaluator.remember(evaluator.keyOf(self.node, `<as ${node.name?.text ?? ''}>`), () => evaluator.enter(evaluator.root, node, new Map(), self));
}

function typeOf(evaluator: Evaluator, object: ObjectOfClass, member: ts.ClassElement | undefined, name: string, file: ParsedFile): readonly Value[] {
  if (member !== undefined && ts.isPropertyDeclaration(member)) {
    const type = member.type ?? ts.getJSDocType(member);
    return type === undefined ? [] : evaluateType(evaluator, type, file);
  }
  const creator = object.node.members.find((each) => ts.isConstructorDeclaration(each));
  const parameter = creator?.parameters.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  const type = parameter?.type;
  return type === undefined ? [] : evaluateType(evaluator, type, file);
}

function fromBase(evaluator: Evaluator, object: ObjectOfClass, name: string, self: ObjectOfClass, depth: number): readonly Value[] {
  const base = object.node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  if (base === undefined) return [UNKNOWN];
  return evaluator.evaluate(base).flatMap((value) => {
    if (value.kind === 'class') return value.node === object.node ? [UNKNOWN] : findMember(evaluator, { ...object, node: value.node }, name, self, depth + 1);
    if (value.kind !== 'api') return [UNKNOWN];
    const models = modelsOfBase(evaluator, object, value);
    return (models.length > 0 ? models : [{ kind: 'instance', of: value.api, made: null } as const]).flatMap((each) => memberOf(evaluator, each, name));
  });
}

/** The models for which an object stands whose class extends a chain: what its constructor hands to `super({ llm })`. */
function modelsOfBase(evaluator: Evaluator, object: ObjectOfClass, base: Extract<Value, { kind: 'api' }>): readonly Value[] {
  const fact = findApi(base.api);
  if (fact?.standsFor === undefined) return [];
  const creator = object.node.members.find((each) => ts.isConstructorDeclaration(each));
  if (creator === undefined) return object.made === null ? [] : evaluateStandIn(evaluator, fact, object.made.node, object.made.env);
  observeNode(creator);
  const calls = creator.body?.statements.flatMap((each) => (ts.isExpressionStatement(each) && ts.isCallExpression(each.expression) ? [each.expression] : [])) ?? [];
  return calls.filter(({ expression }) => expression.kind === ts.SyntaxKind.SuperKeyword).flatMap((call) => evaluateStandIn(evaluator, fact, call, envOf(evaluator, object, call)));
}

export function staticMemberOf(evaluator: Evaluator, node: ts.ClassLikeDeclaration, name: string): readonly Value[] {
  // Of members with one name the last counts.
  const member = node.members.findLast((each) => propertyNameText(each.name) === name && isStatic(each));
  if (member !== undefined && ts.isMethodDeclaration(member)) return [{ kind: 'function', node: member, env: evaluator.root }];
  if (member !== undefined && ts.isPropertyDeclaration(member) && member.initializer !== undefined) return evaluator.evaluate(member.initializer);
  if (member !== undefined && ts.isGetAccessorDeclaration(member)) return returnValues(evaluator, member, evaluator.root);
  const file = evaluator.fileOf(node);
  const written = (file?.model.propertyWrites.get(name) ?? []).filter(({ object }) => object.getText() === node.name?.text);
  return written.length > 0 ? written.flatMap(({ value }) => evaluator.evaluate(value)) : [UNKNOWN];
}
