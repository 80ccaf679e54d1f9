import { option } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import { itemsOf } from '../values/ordered-lists';
import type { CallFact } from './call-fact';
import { layerOf } from './layer-chain';
import { hasWeights, shapeAfter } from './layer-shapes';
import { valuesAt } from './places';
import type { Shape } from './tensor-shape';

/** What flows between layers. */
export interface SymbolicTensor {
  readonly shape: Shape | null;
  readonly isBehindWeights: boolean;
  /** The layers at work that give it: one, or several of which nobody knows which; none for what goes into a model. */
  readonly from: readonly LayerWork[];
}

/** A layer at work on what others give. */
export interface LayerWork {
  /** Its options are those of this place, where a helper or a loop builds several layers. */
  readonly layer: CallFact;
  readonly inputs: readonly SymbolicTensor[];
  /** Layers and cells inside it, and what goes into each. */
  readonly inner: readonly InnerLayer[];
}

export interface InnerLayer {
  readonly layer: CallFact;
  readonly input: Shape | null;
}

/** What nobody can say anything of. */
export const OPEN: SymbolicTensor = { shape: null, isBehindWeights: true, from: [] };

/** What a layer gives for these inputs. */
export function applyLayer(evaluator: Evaluator, layer: CallFact, inputs: readonly SymbolicTensor[]): SymbolicTensor {
  const shapes = inputs.flatMap(({ shape }) => (shape === null ? [] : [shape]));
  const isKnown = shapes.length === inputs.length;
  const isBehindWeights = inputs.some((input) => input.isBehindWeights) || hasWeights(layer);
  const input = isKnown && shapes.length === 1 ? (shapes[0] ?? null) : null;
  const work: LayerWork = { layer, inputs, inner: innerLayers(evaluator, layer, input) };
  return { shape: isKnown ? shapeAfter(evaluator, layer, shapes) : null, isBehindWeights, from: [work] };
}

/** What goes into a layer, without the batch; null where it cannot be said, and for layers that merge. */
export function inputOf({ inputs }: LayerWork): Shape | null {
  const [input, ...others] = inputs;
  return others.length === 0 ? (input?.shape ?? null) : null;
}

/** One of two tensors, nobody knows which. */
export function join(one: SymbolicTensor, other: SymbolicTensor): SymbolicTensor {
  const isAlike = one.shape !== null && one.shape.length === other.shape?.length;
  return {
    shape: isAlike ? one.shape.map((size, axis) => (size === other.shape?.[axis] ? size : null)) : null,
    isBehindWeights: one.isBehindWeights || other.isBehindWeights,
    from: [...one.from, ...other.from],
  };
}

/** Everything at work in what gives a tensor, in the order in which it works. */
export function collectWorks(output: SymbolicTensor): readonly LayerWork[] {
  const works = new Set<LayerWork>();
  const seen = new Set<LayerWork>();
  const visit = (work: LayerWork): void => {
    if (seen.has(work)) return;
    seen.add(work);
    for (const { from } of work.inputs) from.forEach(visit);
    works.add(work);
  };
  output.from.forEach(visit);
  return [...works];
}

/** The works on whose output, or on what layers without weights make of it, a layer with weights works. */
export function collectHidden(works: readonly LayerWork[]): ReadonlySet<LayerWork> {
  const hidden = new Set<LayerWork>();
  const hide = (work: LayerWork): void => {
    if (hidden.has(work)) return;
    hidden.add(work);
    if (!hasWeights(work.layer)) for (const { from } of work.inputs) from.forEach(hide);
  };
  for (const { layer, inputs } of works) if (hasWeights(layer)) for (const { from } of inputs) from.forEach(hide);
  return hidden;
}

/**
 * `timeDistributed` gives its layer one step at a time, `bidirectional` the whole sequence, `rnn` hands each step from cell
 * to cell. Source: tfjs-layers/src/layers/{wrappers,recurrent}.ts (4.22.0).
 */
function innerLayers(evaluator: Evaluator, layer: CallFact, input: Shape | null): readonly InnerLayer[] {
  const { wraps } = layer.fact;
  if (wraps === undefined) return [];
  const values = valuesAt(evaluator, layer, option(0, wraps.option));
  const held = itemsOf(evaluator, values) ?? [values];
  let next = layer.api.path === 'layers.bidirectional' ? input : (input?.slice(1) ?? null);
  return held.flatMap((item): readonly InnerLayer[] => {
    const inner = layerOf(evaluator, item);
    const given = next;
    next = inner === null || given === null ? null : shapeAfter(evaluator, inner, [given]);
    return inner === null ? [] : [{ layer: inner, input: given }, ...innerLayers(evaluator, inner, given)];
  });
}
