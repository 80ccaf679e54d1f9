import { option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import type { Evaluator } from '../values/evaluator';
import { resolveCall, type CallFact } from './call-fact';
import { GraphReader } from './functional-model';
import { chainOf, isSequential } from './layer-chain';
import { firstShape } from './layer-shapes';
import { applyLayer, collectHidden, collectWorks, inputOf, OPEN, type SymbolicTensor } from './layer-work';
import { valuesAt } from './places';
import type { Shape } from './tensor-shape';

/** A layer at work at one place of a model. */
export interface LayerUse {
  /** Its options are those of this place, where a helper or a loop builds several layers. */
  readonly layer: CallFact;
  /** What goes into it, without the batch; null where it cannot be said. */
  readonly input: Shape | null;
  /** Layers before it have weights, so the gradient of its input is asked for. */
  readonly isBehindWeights: boolean;
  /** A layer with weights works on what it gives: `maybe`, where nobody knows what else the model is given. */
  readonly isHidden: 'yes' | 'no' | 'maybe';
}

/** A model: the layers at work in it, those of models inside it included, and what comes out. */
interface LayerGraph {
  readonly uses: readonly LayerUse[];
  readonly output: SymbolicTensor;
  /** What comes out of each layer of a sequential model. */
  readonly steps: readonly SymbolicTensor[];
}

/** The models that a layer is at work in, by the call that makes each, and its places there. */
export function collectUses(evaluator: Evaluator, layer: CallLike): ReadonlyMap<CallLike, readonly LayerUse[]> {
  const models = ['sequential', 'model'].flatMap((name) => evaluator.collectCallsNamed(name));
  const found = models.map((model) => [model, graphOf(evaluator, model)?.uses.filter((use) => use.layer.plan?.node === layer) ?? []] as const);
  return new Map(found.filter(([, uses]) => uses.length > 0));
}

/** The layers of `tf.sequential()` or `tf.model({ inputs, outputs })`; null for any other call. */
export function graphOf(evaluator: Evaluator, model: CallLike): LayerGraph | null {
  return evaluator.remember(evaluator.keyOf(model, 'graph'), () => {
    observeNode(model);
    if (isSequential(evaluator, model)) return graphFrom(tensorsOfChain(evaluator, model, null), chainOf(evaluator, model).includes(null));
    const call = resolveCall(evaluator, model).find(({ api }) => api.library === 'tfjs' && api.path === 'model');
    if (call === undefined) return null;
    return graphFrom([new GraphReader(evaluator).read(valuesAt(evaluator, call, option(0, 'outputs')))], false);
  });
}

/** What flows after each layer of a sequential model, which says itself what goes into it, unless it is applied to something. */
export function tensorsOfChain(evaluator: Evaluator, model: CallLike, input: SymbolicTensor | null): readonly SymbolicTensor[] {
  const layers = chainOf(evaluator, model);
  const [first] = layers;
  let tensor: SymbolicTensor = first == null ? OPEN : { shape: firstShape(evaluator, first) ?? input?.shape ?? null, isBehindWeights: input?.isBehindWeights ?? false, from: input?.from ?? [] };
  return layers.map((layer) => {
    // What stands before a step that nobody knows stays at work before it.
    tensor = layer === null ? { ...OPEN, from: tensor.from } : applyLayer(evaluator, layer, [tensor]);
    return tensor;
  });
}

function graphFrom(steps: readonly SymbolicTensor[], hasGaps: boolean): LayerGraph {
  const output = steps.at(-1) ?? OPEN;
  const works = collectWorks(output);
  const hidden = collectHidden(works);
  const uses = works.flatMap((work): readonly LayerUse[] => {
    const isBehindWeights = work.inputs.some((input) => input.isBehindWeights);
    return [{ layer: work.layer, input: inputOf(work) }, ...work.inner].map((each) => ({ ...each, isBehindWeights, isHidden: hidden.has(work) ? ('yes' as const) : hasGaps ? ('maybe' as const) : ('no' as const) }));
  });
  return { uses, output, steps };
}
