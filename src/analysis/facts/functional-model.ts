import { observeNode } from '../source/region';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import { argumentAt } from '../values/parameters';
import type { Env, InstanceValue, Made, Value } from '../values/value';
import { resolveCall } from './call-fact';
import { isSequential } from './layer-chain';
import { graphOf, tensorsOfChain } from './layer-graph';
import { inputShape } from './layer-shapes';
import { applyLayer, collectWorks, join, OPEN, type LayerWork, type SymbolicTensor } from './layer-work';
import { argument, option } from '../../knowledge/places';
import { valuesAt } from './places';

/** Reads a functional model from what comes out of it back to what goes in. */
export class GraphReader {
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
    if (value.kind === 'api') return this.#readOutput(value) ?? OPEN;
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
    if (/^(layers\.)?input$/.test(call.api.path)) return { shape: inputShape(this.#evaluator, { ...call, plan: made }, 'batchShape', 'shape'), isBehindWeights: false, from: [] };
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
    return layer === undefined ? OPEN : applyLayer(this.#evaluator, { ...layer, plan: owner }, inputs);
  }

  /** A model inside this one: its layers are at work here as well. */
  #applyModel(model: CallLike, [input]: readonly SymbolicTensor[]): SymbolicTensor | undefined {
    if (isSequential(this.#evaluator, model)) return tensorsOfChain(this.#evaluator, model, input ?? OPEN).at(-1) ?? OPEN;
    const graph = graphOf(this.#evaluator, model);
    return graph === null ? undefined : layOn(graph.output, input ?? OPEN, new Map());
  }

  /**
   * `model.output`, `model.outputs[0]`, `model.getLayer('name').output`, `model.layers[2].output` and the like from the end: a model cut off there,
   * to which another head is put.
   */
  #readOutput({ api, receiver }: Extract<Value, { kind: 'api' }>): SymbolicTensor | undefined {
    const member = api.library === 'tfjs' ? /#(?:(-?\d+)\.)?outputs?(?:\.0)?$/.exec(api.path) : null;
    if (member === null || receiver?.kind !== 'instance') return undefined;
    if (receiver.made === null) {
      const model = receiver.receiver?.kind === 'instance' ? receiver.receiver.made : null;
      return model === null || member[1] === undefined ? undefined : graphOf(this.#evaluator, model.node)?.steps.at(Number(member[1]));
    }
    const named = resolveCall(this.#evaluator, receiver.made.node).find(({ api: { path } }) => path === 'LayersModel#getLayer' || path === 'Sequential#getLayer');
    if (named === undefined) return graphOf(this.#evaluator, receiver.made.node)?.output;
    const model = receiver.receiver?.kind === 'instance' ? receiver.receiver.made : null;
    return model === null ? undefined : this.#outputOf(model.node, valuesAt(this.#evaluator, { ...named, plan: receiver.made }, argument(0)), valuesAt(this.#evaluator, { ...named, plan: receiver.made }, argument(1)));
  }

  /** What comes out of the layer of a model that a name or an index means. */
  #outputOf(model: CallLike, [name]: readonly Value[], [index]: readonly Value[]): SymbolicTensor | undefined {
    const graph = graphOf(this.#evaluator, model);
    if (graph === null) return undefined;
    const place = [name, index].find((value) => value?.kind === 'literal' && typeof value.value === 'number');
    if (place?.kind === 'literal') return isSequential(this.#evaluator, model) ? graph.steps[Number(place.value)] : undefined;
    if (name?.kind !== 'literal' || typeof name.value !== 'string') return undefined;
    const isNamed = ({ layer }: LayerWork): boolean => valuesAt(this.#evaluator, layer, option(0, 'name')).some((value) => value.kind === 'literal' && value.value === name.value);
    const work = collectWorks(graph.output).find(isNamed);
    return work === undefined ? undefined : applyLayer(this.#evaluator, work.layer, work.inputs);
  }
}

/** What comes out of a model where something is put into it: its layers again, on top of what gives the input. */
function layOn(tensor: SymbolicTensor, input: SymbolicTensor, done: Map<LayerWork, LayerWork>): SymbolicTensor {
  const isBehindWeights = tensor.isBehindWeights || input.isBehindWeights;
  const from = tensor.from.length === 0 ? input.from : tensor.from.map((work) => layWorkOn(work, input, done));
  return { shape: tensor.shape, isBehindWeights, from };
}

function layWorkOn(work: LayerWork, input: SymbolicTensor, done: Map<LayerWork, LayerWork>): LayerWork {
  const known = done.get(work);
  if (known !== undefined) return known;
  const laid = { ...work, inputs: work.inputs.map((each) => layOn(each, input, done)) };
  done.set(work, laid);
  return laid;
}
