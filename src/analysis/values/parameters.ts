import { ts } from 'ts-morph';
import { findApi } from '../../knowledge/catalogue';
import type { CallLike } from '../source/binding';
import { propertyNameText, unwrap } from '../source/scope';
import { collectCallSites } from './call-sites';
import type { Evaluator } from './evaluator';
import { elementsOf } from './list-members';
import { evaluateType } from './types';
import { UNDEFINED, UNKNOWN, UNKNOWN_PARAMETER, type Env, type Value } from './value';

/** What a parameter may be: its values in the call that is followed, else the arguments of every call of its function. */
export function evaluateParameter(evaluator: Evaluator, node: ts.ParameterDeclaration, env: Env): readonly Value[] {
  const given = givenIn(env, node);
  if (given !== undefined) return given;
  return evaluator.guard(node, evaluator.root, () => typed(evaluator, node, fromCallers(evaluator, node)));
}

/** What a parameter, or the variable of a loop, is in the call or round that is followed. */
export function givenIn(env: Env, node: ts.ParameterDeclaration | ts.VariableDeclaration | ts.BindingElement): readonly Value[] | undefined {
  for (let current: Env | null = env; current !== null; current = current.parent) {
    const given = current.parameters.get(node);
    if (given !== undefined) return given;
  }
  return undefined;
}

function typed(evaluator: Evaluator, node: ts.ParameterDeclaration, values: readonly Value[]): readonly Value[] {
  if (values.some(({ kind }) => kind !== 'unknown')) return values;
  const type = node.type ?? ts.getJSDocType(node);
  const file = evaluator.fileOf(node);
  const fromType = type === undefined || file === undefined ? [] : evaluateType(evaluator, type, file);
  return fromType.length > 0 ? fromType : values;
}

function fromCallers(evaluator: Evaluator, node: ts.ParameterDeclaration): readonly Value[] {
  const owner = node.parent;
  if (node.dotDotDotToken !== undefined || !('parameters' in owner)) return [UNKNOWN_PARAMETER];
  const index = owner.parameters.indexOf(node);
  const asCallback = fromCallback(evaluator, owner, index) ?? fromLibrary(evaluator, owner, index);
  if (asCallback !== undefined) return asCallback;
  const { calls, escapes } = collectCallSites(evaluator, owner);
  const values = calls.flatMap((call) => argumentValues(evaluator, node, call, index));
  const isOpen = escapes || calls.length === 0;
  if (!isOpen) return values;
  const fallback = node.initializer === undefined ? [] : evaluator.evaluate(node.initializer);
  return calls.length === 0 ? [...fallback, UNKNOWN_PARAMETER] : [...values, UNKNOWN_PARAMETER];
}

function argumentValues(evaluator: Evaluator, node: ts.ParameterDeclaration, call: CallLike, index: number): readonly Value[] {
  const values = argumentAt(evaluator, call.arguments ?? [], index, evaluator.root);
  return orDefault(evaluator, node, values, evaluator.root).map((value) => ({ ...value, via: [...(value.via ?? []), call] }));
}

/** `undefined` and a missing argument give way to the default. */
export function orDefault(evaluator: Evaluator, node: ts.ParameterDeclaration, values: readonly Value[], env: Env): readonly Value[] {
  if (node.initializer === undefined) return values;
  const kept = values.filter((value) => !(value.kind === 'literal' && value.value === undefined));
  const isMissing = kept.length < values.length || values.length === 0;
  return isMissing ? [...kept, ...evaluator.evaluate(node.initializer, env)] : kept;
}

/** The values of one argument; spreads make those after them unknown. */
export function argumentAt(evaluator: Evaluator, args: readonly ts.Expression[], index: number, env: Env): readonly Value[] {
  const spread = args.findIndex((each) => ts.isSpreadElement(each));
  if (spread >= 0 && spread <= index) return [UNKNOWN];
  const argument = args[index];
  return argument === undefined ? [UNDEFINED] : evaluator.evaluate(argument, env);
}

const ELEMENT_FIRST = new Set(['map', 'forEach', 'filter', 'flatMap', 'some', 'every', 'find', 'findIndex', 'findLast', 'forEachAsync', 'mapAsync']);

/** Parameters of a function written where it is used: called on the spot, or handed to a list method or a promise. */
function fromCallback(evaluator: Evaluator, owner: ts.Node, index: number): readonly Value[] | undefined {
  if (!ts.isFunctionExpression(owner) && !ts.isArrowFunction(owner)) return undefined;
  let outer: ts.Node = owner;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const call = outer.parent;
  if (!ts.isCallExpression(call)) return undefined;
  if (call.expression === outer) return argumentAt(evaluator, call.arguments, index, evaluator.root);
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return fromUserFunction(evaluator, call, outer as ts.Expression, index);
  const position = call.arguments.indexOf(outer as ts.Expression);
  const method = callee.name.text;
  if (method === 'then' && position === 0 && index === 0) return evaluator.evaluate(callee.expression);
  if (ELEMENT_FIRST.has(method) && position === 0) {
    const receivers = evaluator.evaluate(callee.expression);
    if (receivers.some(({ kind }) => kind === 'array' || kind === 'list')) return index === 0 ? elementsOf(evaluator, receivers) : [UNKNOWN];
  }
  if (method === 'reduce' && position === 0) {
    if (index === 1) return elementsOf(evaluator, evaluator.evaluate(callee.expression));
    if (index === 0) return call.arguments[1] === undefined ? [UNKNOWN] : [...evaluator.evaluate(call.arguments[1]), UNKNOWN];
  }
  return fromUserFunction(evaluator, call, outer as ts.Expression, index);
}

/** `createStep({ execute: async ({ mastra }) => … })`: what a library hands to the function that it is given as an option. */
function fromLibrary(evaluator: Evaluator, owner: ts.Node, index: number): readonly Value[] | undefined {
  const property = ts.isMethodDeclaration(owner) ? owner : owner.parent;
  if (index !== 0 || !(ts.isMethodDeclaration(property) || ts.isPropertyAssignment(property)) || !ts.isObjectLiteralExpression(property.parent)) return undefined;
  const options = property.parent;
  const call = options.parent;
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return undefined;
  const name = propertyNameText(property.name);
  const position = call.arguments?.indexOf(options) ?? -1;
  for (const callee of evaluator.evaluate(call.expression)) {
    const hands = callee.kind === 'api' ? findApi(callee.api)?.hands : undefined;
    if (hands === undefined || callee.kind !== 'api' || hands.place.argument !== position || hands.place.path[0] !== name) continue;
    return [{ kind: 'instance', of: { library: callee.api.library, path: hands.what }, made: null }];
  }
  return undefined;
}

/** `run((model) => …)`: what `run` gives to the parameter that it calls. */
function fromUserFunction(evaluator: Evaluator, call: ts.CallExpression, callback: ts.Expression, index: number): readonly Value[] | undefined {
  const position = call.arguments.indexOf(callback);
  const values: Value[] = [];
  for (const callee of evaluator.evaluate(call.expression)) {
    if (callee.kind !== 'function') continue;
    const parameter = callee.node.parameters[position];
    if (parameter === undefined || !ts.isIdentifier(parameter.name)) continue;
    const name = parameter.name.text;
    for (const inner of evaluator.fileOf(callee.node)?.model.callsByName.get(name) ?? []) {
      if (inner.pos < callee.node.pos || inner.end > callee.node.end) continue;
      values.push(...argumentAt(evaluator, inner.arguments ?? [], index, evaluator.root));
    }
  }
  return values.length > 0 ? values : undefined;
}
