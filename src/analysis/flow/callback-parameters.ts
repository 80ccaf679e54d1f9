import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { enclosingFunction, isFunctionDeclarationLike, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { toNames, type Step } from './steps';

/** Into the second parameter of a callback as Node's functions take it: `readdir(path, (error, names) => …)`. */
export function intoCallback(evaluator: Evaluator, call: CallLike): readonly Step[] {
  return (call.arguments ?? []).flatMap((each): readonly Step[] => {
    const callback = isFunctionDeclarationLike(each) ? each : evaluator.evaluate(each).find(({ kind }) => kind === 'function');
    const node = callback === undefined || 'parameters' in callback ? callback : callback.kind === 'function' ? callback.node : undefined;
    const parameter = node?.parameters[1];
    return parameter === undefined ? [] : toNames(evaluator, parameter.name);
  });
}

/** Into the first parameter of the callback that a call is given: `list.forEach((each) => …)`. */
export function toCallbackParameter(evaluator: Evaluator, call: ts.CallExpression): readonly Step[] {
  const [callback] = call.arguments;
  const [parameter] = callback !== undefined && isFunctionDeclarationLike(callback) ? callback.parameters : [];
  return parameter === undefined ? [] : toNames(evaluator, parameter.name);
}

/** `weights.reduce((left, each) => …, drawn)`: the first parameter of the callback starts as the value. */
export function startsReduction(call: CallLike, argument: ts.Expression): call is ts.CallExpression {
  const callee = unwrap(call.expression);
  return ts.isCallExpression(call) && call.arguments[1] === argument && ts.isPropertyAccessExpression(callee) && REDUCES.has(callee.name.text);
}

const REDUCES = new Set(['reduce', 'reduceRight']);

/**
 * Into the parameter of the one function that the project gives to objects under this name, where nothing explains the
 * object: `self.connect = function (to, weight) {…}`, and a method `predict` that calls the `predict` of something else.
 */
export function toLikelyParameter(evaluator: Evaluator, call: CallLike, argument: ts.Expression): readonly Step[] {
  const callee = unwrap(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
  if (name.length < SHORTEST_TELLING_NAME) return [];
  const written = evaluator.collectWrites(name).flatMap(({ value }) => (ts.isFunctionExpression(value) || ts.isArrowFunction(value) ? [value] : []));
  const [made, ...others] = [...written, ...collectWrappers(evaluator, name)];
  const parameter = others.length > 0 ? undefined : made?.parameters[(call.arguments ?? []).findIndex((each) => each === argument)];
  return parameter === undefined ? [] : toNames(evaluator, parameter.name);
}

/** Methods that call a method of their own name. */
function collectWrappers(evaluator: Evaluator, name: string): readonly ts.MethodDeclaration[] {
  const wrappers = evaluator.collectCallsNamed(name).flatMap((call) => {
    let owner = enclosingFunction(call);
    while (owner !== undefined && ts.isArrowFunction(owner)) owner = enclosingFunction(owner);
    return owner !== undefined && ts.isMethodDeclaration(owner) && propertyNameText(owner.name) === name ? [owner] : [];
  });
  return [...new Set(wrappers)];
}

const SHORTEST_TELLING_NAME = 6;
