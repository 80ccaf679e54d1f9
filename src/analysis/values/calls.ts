import { ts } from 'ts-morph';
import { findApi, findClass, findModule, resolveReturn, type Identity } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import type { CallLike } from '../source/binding';
import { lastName, unwrap } from '../source/scope';
import { callBuiltIn } from './built-ins';
import type { Evaluator } from './evaluator';
import { followFunction, returnValues } from './follow';
import { importName } from './imports';
import { evaluateProvided } from './provided';
import { heldByStore, SVELTE_STORES } from './refs';
import { evaluateThis } from './self';
import { evaluatePipe, evaluateStandIn } from './stand-ins';
import { UNKNOWN, type Env, type InstanceValue, type Value } from './value';

/** What a call or `new` gives. */
export function evaluateCall(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] {
  const loaded = evaluateLoad(evaluator, node, env);
  if (loaded !== undefined) return loaded;
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return evaluateThis(evaluator, node, env);
  const settled = evaluateThen(evaluator, node, env);
  if (settled !== undefined) return settled;
  const state = evaluateHookState(evaluator, node, env);
  if (state !== undefined) return state;
  const piped = evaluatePipe(evaluator, node, env);
  if (piped.length > 0) return piped;
  const values = evaluator.evaluate(node.expression, env).flatMap((callee) => callValue(evaluator, callee, node, env));
  if (!values.every(isOpen)) return values;
  const provided = evaluateProvided(evaluator, node, env);
  if (provided.length > 0) return provided;
  return values.every(({ kind }) => kind === 'unknown') ? (evaluateOwnLoad(evaluator, node) ?? values) : values;
}

/** Nothing is known of it but perhaps the call that no table lists. */
function isOpen(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'instance' && findClass(value.of) === undefined);
}

/** `require('x')` and `import('x')`, also of a name that a variable holds: each that it may be. */
function evaluateLoad(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] | undefined {
  const [argument] = node.arguments ?? [];
  if (argument === undefined || !ts.isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  const isRequire = ts.isIdentifier(callee) && callee.text === 'require';
  const file = evaluator.fileOf(node);
  if (file === undefined || (!isRequire && callee.kind !== ts.SyntaxKind.ImportKeyword)) return undefined;
  const names = evaluator.evaluate(argument, env).flatMap((value) => (value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : []));
  return names.length === 0 ? [UNKNOWN] : [...new Set(names)].flatMap((name) => importName(evaluator, file, name, isRequire ? 'require' : '*'));
}

/** A package in a scope, which is the name of nothing else. */
const SCOPED = /^@[^/]+\/[^/]/;

/** `context.importJS('@tensorflow/tfjs')`: a call that nothing explains, given only the name of a package, loads that package. */
function evaluateOwnLoad(evaluator: Evaluator, node: CallLike): readonly Value[] | undefined {
  const [argument, ...others] = node.arguments ?? [];
  if (argument === undefined || others.length > 0 || !ts.isCallExpression(node) || !ts.isStringLiteralLike(argument)) return undefined;
  const file = SCOPED.test(argument.text) && findModule(argument.text) !== undefined ? evaluator.fileOf(node) : undefined;
  return file === undefined ? undefined : importName(evaluator, file, argument.text, '*');
}

/** `promise.then(f)` is what `f` returns; `catch` and `finally` leave the value. */
function evaluateThen(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const method = callee.name.text;
  if (method === 'catch' || method === 'finally') return evaluator.evaluate(callee.expression, env);
  const [callback] = node.arguments ?? [];
  if (method !== 'then' || callback === undefined) return undefined;
  return evaluator.evaluate(callback, env).flatMap((value) => {
    if (value.kind === 'function') return returnValues(evaluator, value.node, value.env);
    return value.kind === 'api' ? callValue(evaluator, value, node, env) : [UNKNOWN];
  });
}

/** `const [model, setModel] = useState(initial)`: the initial value and all that is set later. */
function evaluateHookState(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] | undefined {
  const callee = unwrap(node.expression);
  const name = lastName(callee);
  if (name !== 'useState' || !ts.isVariableDeclaration(node.parent) || !ts.isArrayBindingPattern(node.parent.name)) return undefined;
  const setter = node.parent.name.elements[1];
  const [initial] = node.arguments ?? [];
  const first = initial === undefined ? [] : evaluator.evaluate(initial, env).flatMap((value) => (value.kind === 'function' ? followFunction(evaluator, value, [], env) : [value]));
  const setterName = setter !== undefined && ts.isBindingElement(setter) && ts.isIdentifier(setter.name) ? setter.name.text : undefined;
  const calls = setterName === undefined ? [] : (evaluator.fileOf(node)?.model.callsByName.get(setterName) ?? []);
  const set = calls.flatMap((call) => (call.arguments?.[0] === undefined ? [] : evaluator.evaluate(call.arguments[0], env)));
  return [{ kind: 'list', elements: [...first, ...set] }];
}

function callValue(evaluator: Evaluator, callee: Value, node: CallLike, env: Env): readonly Value[] {
  switch (callee.kind) {
    case 'api':
      return callApi(evaluator, callee, node, env);
    case 'function':
      return followFunction(evaluator, callee, node.arguments ?? [], env).map((value) => withTrail(value, callee));
    case 'class':
      return [{ kind: 'object-of-class', node: callee.node, made: { node, env } }];
    case 'input':
    case 'entropy':
      return [callee];
    case 'instance': {
      const callable = findCallable(callee);
      return callable === undefined ? [UNKNOWN] : callApi(evaluator, callable, node, env);
    }
    default:
      return [UNKNOWN];
  }
}

/** An object that is itself called (`pipe(text)`, `provider('model')`): the row `Class#()` of the tables. */
export function findCallable(value: InstanceValue): Extract<Value, { kind: 'api' }> | undefined {
  const api = { library: value.of.library, path: `${value.of.path}#()` };
  return findApi(api) === undefined ? undefined : { kind: 'api', api, receiver: value };
}

function withTrail(value: Value, callee: Value): Value {
  return callee.via === undefined ? value : { ...value, via: [...callee.via, ...(value.via ?? [])] };
}

function callApi(evaluator: Evaluator, callee: Extract<Value, { kind: 'api' }>, node: CallLike, env: Env): readonly Value[] {
  const { api, receiver } = callee;
  if (api.library === SVELTE_STORES && api.path === 'get') return heldByStore(evaluator, node, env);
  const builtIn = callBuiltIn(evaluator, callee, node, env);
  if (builtIn !== undefined) return builtIn;
  const fact = findApi(api);
  if (fact === undefined) return [unlisted(evaluator, callee, node, env)];
  const drawn = drawnValue(fact, api, node);
  if (drawn !== undefined) return [drawn];
  const standIn = evaluateStandIn(evaluator, fact, node, env, api.library, receiver);
  if (standIn.length > 0) return standIn;
  const receiverClass = receiver?.kind === 'instance' ? receiver.of : undefined;
  const of = resolveReturn(api.library, fact, receiverClass) ?? (findClass(api) !== undefined ? api : undefined);
  if (of === undefined) return [unlisted(evaluator, callee, node, env)];
  const keepsMaker = fact.returns === 'this' && receiver?.kind === 'instance';
  const made = keepsMaker ? (receiver.made ?? { node, env }) : { node, env };
  return [instance(of, made, receiver)];
}

function instance(of: Identity, made: InstanceValue['made'], receiver: Value | undefined): InstanceValue {
  const isDeaf = receiver?.kind === 'instance' && receiver.dropsOptions === true;
  const chain = isDeaf ? receiver.chain : undefined;
  return { kind: 'instance', of, made, ...(receiver === undefined ? {} : { receiver }), ...(isDeaf ? { dropsOptions: true } : {}), ...(chain === undefined ? {} : { chain }) };
}

/** Numbers that come from entropy, of calls that return no object of a known class. */
function drawnValue(fact: ApiFact, api: Identity, node: CallLike): Value | undefined {
  if (fact.returns !== undefined) return undefined;
  if (fact.clock !== undefined) return { kind: 'entropy', source: 'clock', api, node };
  const [draw] = fact.draws ?? [];
  if (draw === undefined || draw.rule === 'unseeded-generation') return undefined;
  return draw.moment === 'call' ? { kind: 'entropy', source: draw.entropy, api, node } : undefined;
}

/** A call that no table lists: an object of its own nameless class, unless entropy goes straight through it. */
function unlisted(evaluator: Evaluator, callee: Extract<Value, { kind: 'api' }>, node: CallLike, env: Env): Value {
  const { api, receiver } = callee;
  if (api.library === 'global') {
    const given = (node.arguments ?? []).flatMap((argument) => evaluator.evaluate(argument, env));
    const entropy = [receiver, ...given].find((value) => value?.kind === 'entropy');
    if (entropy !== undefined) return entropy;
    const input = [receiver, ...given].find((value) => value?.kind === 'input');
    if (input !== undefined) return input;
  }
  const path = ts.isNewExpression(node) ? api.path : `${api.path}()`;
  return instance({ library: api.library, path }, { node, env }, receiver);
}
