import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import type { Evaluator } from './evaluator';
import { followFunction } from './follow';
import { elementsOf } from './list-members';
import { reduceItems } from './ordered-lists';
import { evaluatePromise } from './promises';
import { UNKNOWN, type Env, type Value } from './value';

type Callee = Extract<Value, { kind: 'api' }>;

const SAME_ELEMENTS = new Set(['slice', 'filter', 'concat', 'reverse', 'sort', 'flat', 'toSorted', 'toReversed', 'splice', 'values']);
const ONE_ELEMENT = new Set(['at', 'pop', 'shift', 'find', 'findLast']);
const SAME_OBJECT = new Set(['Object.freeze', 'Object.seal', 'structuredClone', 'Promise.resolve', 'markRaw', 'toRaw', 'Proxy']);
/** Library calls that give what the function handed to them gives, or their argument. */
const TRANSPARENT: Readonly<Record<string, number>> = { 'tfjs:tidy': -1, 'tfjs:keep': 0 };
const IDENTITY_PACKAGES = /^npm:(vue|@vue\/\w+|react|lodash|immer)$/;

/** Calls of the platform that hand their arguments on: list methods, `bind`, `Object.assign`, promises. */
export function callBuiltIn(evaluator: Evaluator, callee: Callee, node: CallLike, env: Env): readonly Value[] | undefined {
  const { api, receiver } = callee;
  const through = TRANSPARENT[`${api.library}:${api.path}`];
  if (through !== undefined) return callThrough(evaluator, node, env, through);
  if (IDENTITY_PACKAGES.test(api.library)) return callHook(evaluator, api.path, node, env);
  if (isPromisify(api)) return argument(evaluator, node, env, 0);
  if (api.library !== 'global') return undefined;
  if (SAME_OBJECT.has(api.path)) return argument(evaluator, node, env, 0);
  if (api.path === 'Object.assign') return callAssign(evaluator, node, env);
  if (api.path === 'Promise') return evaluatePromise(evaluator, node, env);
  if (api.path === 'Promise.all' || api.path === 'Promise.allSettled') return argument(evaluator, node, env, 0);
  if (api.path === 'Array.from') return callArrayFrom(evaluator, node, env);
  if (api.path.startsWith('Array#') && receiver !== undefined) return callListMethod(evaluator, api.path.slice('Array#'.length), receiver, node, env);
  if (api.path.startsWith('Function#') && receiver !== undefined) return callFunctionMethod(evaluator, api.path, receiver, node, env);
  return undefined;
}

/** `util.promisify(fs.readdir)` is the same function with a promise. */
function isPromisify({ library, path }: Callee['api']): boolean {
  return /^npm:(node:)?util$/.test(library) && path === 'promisify';
}

function argument(evaluator: Evaluator, node: CallLike, env: Env, index: number): readonly Value[] {
  const given = node.arguments?.[index];
  return given === undefined ? [UNKNOWN] : evaluator.evaluate(given, env);
}

function callThrough(evaluator: Evaluator, node: CallLike, env: Env, index: number): readonly Value[] {
  const args = node.arguments ?? [];
  const given = args[index < 0 ? args.length - 1 : index];
  if (given === undefined) return [UNKNOWN];
  return evaluator.evaluate(given, env).flatMap((value) => (value.kind === 'function' ? followFunction(evaluator, value, [], env) : [value]));
}

/** `useRef(x)`, `useMemo(() => x)`, `useCallback(f)`, `ref(x)`. */
function callHook(evaluator: Evaluator, path: string, node: CallLike, env: Env): readonly Value[] | undefined {
  if (path === 'useMemo') return callThrough(evaluator, node, env, 0);
  if (path === 'useCallback' || path === 'markRaw' || path === 'toRaw') return argument(evaluator, node, env, 0);
  return undefined;
}

function callAssign(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] {
  // The copy has the properties of all; which one wins is left open.
  return (node.arguments ?? []).flatMap((each) => evaluator.evaluate(each, env)).filter((value) => value.kind !== 'object' || value.node.properties.length > 0);
}

function callArrayFrom(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] {
  const [, callback] = node.arguments ?? [];
  if (callback === undefined) return argument(evaluator, node, env, 0).map((value): Value => (value.kind === 'array' || value.kind === 'list' ? value : UNKNOWN));
  return [{ kind: 'list', elements: callbackResults(evaluator, callback, env), made: { node, env } }];
}

function callbackResults(evaluator: Evaluator, callback: ts.Expression, env: Env): readonly Value[] {
  return evaluator.evaluate(callback, env).flatMap((value) => {
    if (value.kind !== 'function') return [UNKNOWN];
    const body = value.node.body;
    // The parameters of the callback are found through its place, so it is evaluated where it stands.
    if (body !== undefined && !ts.isBlock(body)) return evaluator.evaluate(body, env);
    return followFunction(evaluator, value, [], env);
  });
}

function callListMethod(evaluator: Evaluator, method: string, receiver: Value, node: CallLike, env: Env): readonly Value[] | undefined {
  if (SAME_ELEMENTS.has(method)) return [receiver];
  if (ONE_ELEMENT.has(method)) return elementsOf(evaluator, [receiver]);
  const [callback] = node.arguments ?? [];
  if ((method === 'map' || method === 'flatMap') && callback !== undefined) {
    return [{ kind: 'list', elements: callbackResults(evaluator, callback, env), ...(method === 'map' ? { made: { node, env } } : {}) }];
  }
  if (method === 'reduce') return reduceItems(evaluator, receiver, { node, env }) ?? [UNKNOWN];
  if (method === 'join') {
    const entropy = elementsOf(evaluator, [receiver]).find(({ kind }) => kind === 'entropy');
    return [entropy ?? UNKNOWN];
  }
  return undefined;
}

function callFunctionMethod(evaluator: Evaluator, path: string, receiver: Value, node: CallLike, env: Env): readonly Value[] {
  if (path === 'Function#bind') {
    if (receiver.kind !== 'function') return [receiver];
    return [{ ...receiver, bound: { nodes: (node.arguments ?? []).slice(1), env } }];
  }
  if (receiver.kind === 'function' && path === 'Function#call') return followFunction(evaluator, receiver, (node.arguments ?? []).slice(1), env);
  return [UNKNOWN];
}
