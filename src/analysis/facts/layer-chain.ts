import { ts } from 'ts-morph';
import { option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import type { Evaluator } from '../values/evaluator';
import { collectRunsThroughHelpers } from '../values/helper-runs';
import { itemsOf } from '../values/ordered-lists';
import { argumentAt } from '../values/parameters';
import { homeBlockOf } from '../values/run-order';
import type { Made, Value } from '../values/value';
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
export function receiversOf(evaluator: Evaluator, { expression }: { readonly expression: ts.Expression }): readonly (CallLike | null)[] {
  if (!ts.isPropertyAccessExpression(expression)) return [null];
  return evaluator.evaluate(expression.expression).map((value) => (value.kind === 'instance' ? (value.made?.node ?? null) : null));
}

/** Does a call make a sequential model? */
export function isSequential(evaluator: Evaluator, call: CallLike): boolean {
  return resolveCall(evaluator, call).some(({ api }) => api.library === 'tfjs' && api.path === 'sequential');
}

function writtenLayers(evaluator: Evaluator, model: CallLike): (CallFact | null)[] {
  const [call] = resolveCall(evaluator, model);
  const values = call === undefined ? [] : valuesAt(evaluator, call, option(0, 'layers'));
  const [list, ...others] = values;
  if (list?.kind === 'literal' && others.length === 0) return [];
  return itemsOf(evaluator, values)?.map((item) => layerOf(evaluator, item)) ?? [null];
}

/** Layers added after the model was made, in the order in which the block that made it runs: only there is that the order of the text. */
function addedLayers(evaluator: Evaluator, model: CallLike): (CallFact | null)[] {
  const calls = collectCallsOn(evaluator, model, ['add', 'pop']);
  const block = homeBlockOf(model);
  const runs = block === null ? [] : (collectRunsThroughHelpers(evaluator, block, calls, evaluator.root) ?? []);
  return runs.filter((run) => run === null || isOn(evaluator, run, model)).map((run) => {
    const [layer] = run?.node.arguments ?? [];
    return run === null || layer === undefined ? null : layerOf(evaluator, argumentAt(evaluator, [layer], 0, run.env));
  });
}

/** A helper may be given another model each time. */
function isOn(evaluator: Evaluator, { node, env }: Made, model: CallLike): boolean {
  const callee = node.expression;
  return ts.isPropertyAccessExpression(callee) && evaluator.evaluate(callee.expression, env).some((value) => value.kind === 'instance' && value.made?.node === model);
}

/** The layer that an expression gives, with the options of this very place. */
export function layerOf(evaluator: Evaluator, [value, ...others]: readonly Value[]): CallFact | null {
  if (value?.kind !== 'instance' || value.made === null || others.length > 0) return null;
  const layer = resolveCall(evaluator, value.made.node).find(({ api }) => api.library === 'tfjs');
  return layer === undefined ? null : { ...layer, plan: value.made };
}
