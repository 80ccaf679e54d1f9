import { option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import type { Evaluator } from '../values/evaluator';
import { argumentAt } from '../values/parameters';
import type { Env, InstanceValue, Made, Value } from '../values/value';
import { resolveCall, type CallFact } from './call-fact';
import { chainOf, isSequential } from './layer-chain';
import { firstShape, hasWeights, inputShape, shapeAfter } from './layer-shapes';
import { valuesAt } from './places';
import type { Shape } from './tensor-shape';

/** A layer at work at one place of a model. */
export interface LayerUse {
  /** Its options are those of this place, where a helper builds several layers. */
  readonly layer: CallFact;
  /** What goes into it, without the batch; null where it cannot be said. */
  readonly input: Shape | null;
  /** Layers before it have weights, so the gradient of its input is asked for. */
  readonly isBehindWeights: boolean;
}

/** A model: the layers at work in it, those of models inside it included, and what comes out. */
interface LayerGraph {
  readonly uses: readonly LayerUse[];
  readonly output: SymbolicTensor;
}

/** What flows between layers. */
interface SymbolicTensor {
  readonly shape: Shape | null;
  readonly isBehindWeights: boolean;
}

const OPEN: SymbolicTensor = { shape: null, isBehindWeights: true };

/** The models that a layer is at work in, by the call that makes each, and its places there. */
export function collectUses(evaluator: Evaluator, layer: CallLike): ReadonlyMap<CallLike, readonly LayerUse[]> {
  const models = ['sequential', 'model'].flatMap((name) => evaluator.collectCallsNamed(name));
  const found = models.map((model) => [model, graphOf(evaluator, model)?.uses.filter((use) => use.layer.node === layer) ?? []] as const);
  return new Map(found.filter(([, uses]) => uses.length > 0));
}

/** The layers of `tf.sequential()` or `tf.model({ inputs, outputs })`; null for any other call. */
function graphOf(evaluator: Evaluator, model: CallLike): LayerGraph | null {
  return evaluator.remember(evaluator.keyOf(model, 'graph'), () => {
    observeNode(model);
    if (isSequential(evaluator, model)) return graphOfChain(evaluator, model, null);
    const call = resolveCall(evaluator, model).find(({ api }) => api.library === 'tfjs' && api.path === 'model');
    if (call === undefined) return null;
    const reader = new GraphReader(evaluator);
    const output = reader.read(valuesAt(evaluator, call, option(0, 'outputs')));
    return { uses: reader.uses, output };
  });
}

/** The layers of a sequential model, which says itself what goes into it, unless it is applied to something. */
function graphOfChain(evaluator: Evaluator, model: CallLike, input: SymbolicTensor | null): LayerGraph {
  const uses: LayerUse[] = [];
  const layers = chainOf(evaluator, model);
  const [first] = layers;
  let tensor = first == null ? OPEN : { shape: firstShape(evaluator, first) ?? input?.shape ?? null, isBehindWeights: input?.isBehindWeights ?? false };
  for (const layer of layers) tensor = layer === null ? OPEN : applyLayer(evaluator, layer, [tensor], uses);
  return { uses, output: tensor };
}

function applyLayer(evaluator: Evaluator, layer: CallFact, inputs: readonly SymbolicTensor[], uses: LayerUse[]): SymbolicTensor {
  const shapes = inputs.flatMap(({ shape }) => (shape === null ? [] : [shape]));
  const isKnown = shapes.length === inputs.length;
  const isBehindWeights = inputs.some((input) => input.isBehindWeights);
  uses.push({ layer, input: isKnown && shapes.length === 1 ? (shapes[0] ?? null) : null, isBehindWeights });
  return { shape: isKnown ? shapeAfter(evaluator, layer, shapes) : null, isBehindWeights: isBehindWeights || hasWeights(layer) };
}

/** Reads a functional model from what comes out of it back to what goes in. */
class GraphReader {
  readonly uses: LayerUse[] = [];
  readonly #evaluator: Evaluator;
  /** What each call of `apply` gives, by the environment in which it is made. */
  readonly #known = new Map<CallLike, Map<Env, SymbolicTensor>>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  /** What an expression with these values is: one tensor, whose sizes are open where the values differ. */
  read(values: readonly Value[]): SymbolicTensor {
    const tensors = values.map((value) => this.#readValue(value));
    return tensors.reduce((one, other) => join(one, other), tensors[0] ?? OPEN);
  }

  #readValue(value: Value): SymbolicTensor {
    if (value.kind === 'array') return this.#readList(value).reduce((one, other) => join(one, other), OPEN);
    if (value.kind !== 'instance' || value.made === null) return OPEN;
    const { made } = value;
    const known = this.#known.get(made.node)?.get(made.env);
    if (known !== undefined) return known;
    const envs = this.#known.get(made.node) ?? new Map<Env, SymbolicTensor>();
    this.#known.set(made.node, envs.set(made.env, OPEN));
    const tensor = this.#readCall(value, made);
    envs.set(made.env, tensor);
    return tensor;
  }

  /** `tf.input()`, `layer.apply(x)` or `model.apply(x)`. */
  #readCall(value: InstanceValue, made: Made): SymbolicTensor {
    observeNode(made.node);
    const call = resolveCall(this.#evaluator, made.node).find(({ api }) => api.library === 'tfjs');
    if (call === undefined) return OPEN;
    if (/^(layers\.)?input$/.test(call.api.path)) return { shape: inputShape(this.#evaluator, { ...call, plan: made }, 'batchShape', 'shape'), isBehindWeights: false };
    const owner = value.receiver?.kind === 'instance' ? value.receiver.made : null;
    if (owner === null || !call.api.path.endsWith('#apply')) return OPEN;
    const inputs = this.#readArgument(made);
    return this.#applyModel(owner.node, inputs) ?? this.#applyLayer(owner, inputs);
  }

  #readArgument({ node, env }: Made): readonly SymbolicTensor[] {
    const values = argumentAt(this.#evaluator, node.arguments ?? [], 0, env);
    const [list, ...others] = values;
    return list?.kind === 'array' && others.length === 0 ? this.#readList(list) : [this.read(values)];
  }

  #readList(list: Extract<Value, { kind: 'array' }>): readonly SymbolicTensor[] {
    return list.node.elements.map((element) => this.read(this.#evaluator.evaluate(element, list.env)));
  }

  #applyLayer(owner: Made, inputs: readonly SymbolicTensor[]): SymbolicTensor {
    const layer = resolveCall(this.#evaluator, owner.node).find(({ api }) => api.library === 'tfjs' && api.path.startsWith('layers.'));
    return layer === undefined ? OPEN : applyLayer(this.#evaluator, { ...layer, plan: owner }, inputs, this.uses);
  }

  /** A model inside this one: its layers are at work here as well. */
  #applyModel(model: CallLike, [input]: readonly SymbolicTensor[]): SymbolicTensor | undefined {
    const graph = isSequential(this.#evaluator, model) ? graphOfChain(this.#evaluator, model, input ?? OPEN) : graphOf(this.#evaluator, model);
    if (graph === null) return undefined;
    const isBehindWeights = input?.isBehindWeights ?? true;
    this.uses.push(...graph.uses.map((use) => ({ ...use, isBehindWeights: use.isBehindWeights || isBehindWeights })));
    return { ...graph.output, isBehindWeights: graph.output.isBehindWeights || isBehindWeights };
  }
}

/** One of two tensors, nobody knows which. */
function join(one: SymbolicTensor, other: SymbolicTensor): SymbolicTensor {
  const isAlike = one.shape !== null && one.shape.length === other.shape?.length;
  return {
    shape: isAlike ? one.shape.map((size, axis) => (size === other.shape?.[axis] ? size : null)) : null,
    isBehindWeights: one.isBehindWeights || other.isBehindWeights,
  };
}
