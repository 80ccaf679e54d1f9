import { ts } from 'ts-morph';
import { option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import { enclosingFunction, isInside } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { Env } from '../values/value';
import { resolveCall, type CallFact } from './call-fact';
import { valuesAt } from './places';

/** The layers of a sequential model in order; null stands for a step of which nobody can say what it adds. */
export function chainOf(evaluator: Evaluator, model: CallLike): readonly (CallFact | null)[] {
  return evaluator.remember(evaluator.keyOf(model, 'layers'), () => {
    observeNode(model);
    return [...writtenLayers(evaluator, model), ...addedLayers(evaluator, model)];
  });
}

/** Calls of methods with one of these names on what this very call made. */
export function collectCallsOn(evaluator: Evaluator, model: CallLike, names: readonly string[]): CallLike[] {
  return names.flatMap((name) => evaluator.collectCallsNamed(name)).filter((call) => receiversOf(evaluator, call).includes(model));
}

/** The calls that made the object before the dot; `null` for each value that no call made. */
export function receiversOf(evaluator: Evaluator, { expression }: CallLike): readonly (CallLike | null)[] {
  if (!ts.isPropertyAccessExpression(expression)) return [null];
  return evaluator.evaluate(expression.expression).map((value) => (value.kind === 'instance' ? (value.made?.node ?? null) : null));
}

/** Does a call make a sequential model? */
export function isSequential(evaluator: Evaluator, call: CallLike): boolean {
  return resolveCall(evaluator, call).some(({ api }) => api.library === 'tfjs' && api.path === 'sequential');
}

function writtenLayers(evaluator: Evaluator, model: CallLike): (CallFact | null)[] {
  const [call] = resolveCall(evaluator, model);
  const [list, ...others] = call === undefined ? [] : valuesAt(evaluator, call, option(0, 'layers'));
  if (list?.kind === 'literal' && others.length === 0) return [];
  if (list?.kind !== 'array' || others.length > 0) return [null];
  return list.node.elements.map((element) => layerOf(evaluator, element, list.env));
}

/** Layers added after the model was made, in the order of the text: only in the block that made it is that the order of the run. */
function addedLayers(evaluator: Evaluator, model: CallLike): (CallFact | null)[] {
  const calls = collectCallsOn(evaluator, model, ['add', 'pop']);
  const block = blockOf(model);
  const home = enclosingFunction(model);
  if (block === null || calls.some((call) => !isInside(call, block) || enclosingFunction(call) !== home)) return [];
  calls.sort((a, b) => a.pos - b.pos);
  return calls.map((call) => {
    observeNode(call);
    const [layer] = call.arguments ?? [];
    const isPlain = ts.isExpressionStatement(call.parent) && call.parent.parent === block;
    return layer === undefined || !isPlain ? null : layerOf(evaluator, layer, evaluator.root);
  });
}

/** The block in which a model gets its name: `const model = tf.sequential()`, `this.model = tf.sequential()`. */
function blockOf({ parent }: CallLike): ts.Node | null {
  if (ts.isVariableDeclaration(parent) && ts.isVariableStatement(parent.parent.parent)) return parent.parent.parent.parent;
  return ts.isBinaryExpression(parent) && ts.isExpressionStatement(parent.parent) ? parent.parent.parent : null;
}

function layerOf(evaluator: Evaluator, expression: ts.Expression, env: Env): CallFact | null {
  const [value, ...others] = ts.isSpreadElement(expression) ? [] : evaluator.evaluate(expression, env);
  if (value?.kind !== 'instance' || value.made === null || others.length > 0) return null;
  return resolveCall(evaluator, value.made.node).find(({ api }) => api.library === 'tfjs') ?? null;
}
