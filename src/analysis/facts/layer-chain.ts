import { ts } from 'ts-morph';
import { option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import { enclosingFunction, isInside, propertyNameText } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { Env } from '../values/value';
import { resolveCall, type CallFact } from './call-fact';
import { valuesAt } from './places';

/** A sequential model and its layers in order; null stands for a step of which nobody can say what it adds. */
export interface LayerChain {
  readonly model: CallLike;
  readonly layers: readonly (CallFact | null)[];
}

/** The sequential model that a layer is written into, by `tf.sequential({ layers: [layer] })` or `model.add(layer)`. */
export function findChain(evaluator: Evaluator, layer: CallLike): LayerChain | null {
  const model = modelAround(evaluator, layer);
  if (model === null) return null;
  return evaluator.remember(evaluator.keyOf(model, 'layers'), () => {
    observeNode(model);
    return { model, layers: [...writtenLayers(evaluator, model), ...addedLayers(evaluator, model)] };
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

function modelAround(evaluator: Evaluator, layer: CallLike): CallLike | null {
  const { parent } = layer;
  if (ts.isCallExpression(parent) && parent.arguments[0] === layer) {
    const [model, ...others] = receiversOf(evaluator, parent);
    return model != null && others.length === 0 && isSequential(evaluator, model) ? model : null;
  }
  const property = ts.isArrayLiteralExpression(parent) ? parent.parent : undefined;
  if (property === undefined || !ts.isPropertyAssignment(property) || propertyNameText(property.name) !== 'layers') return null;
  const call = property.parent.parent;
  return ts.isCallExpression(call) && isSequential(evaluator, call) ? call : null;
}

function isSequential(evaluator: Evaluator, call: CallLike): boolean {
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
