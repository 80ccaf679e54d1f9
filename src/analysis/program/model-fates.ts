import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { enclosingClass, enclosingFunction, findBinding, unwrap } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { elementsOf } from '../values/list-members';
import type { Value } from '../values/value';
import { identityText } from '../values/value';
import { resolveCall, type CallFact } from '../facts/call-fact';
import { guessCall } from '../facts/guess-call';
import type { ImportGraph } from './import-graph';

/** What becomes of a model: `loaded` and never trained means that its first weights do not matter. */
export type ModelFate = 'trained' | 'loaded-only' | 'open';

const LOADERS = /^(tfjs:(io\.|load)|global:(fetch|JSON\.parse|XMLHttpRequest)|npm:(node:)?fs\b|npm:(axios|node-fetch|jszip|pako))/;

/** Which models are trained, and which get their weights from a file. */
export class ModelFates {
  readonly #evaluator: Evaluator;
  readonly #graph: ImportGraph;
  readonly #trained = new Set<ts.Node>();
  readonly #loaded = new Set<ts.Node>();
  /** Files in which something is trained that cannot be traced to its model. */
  readonly #untraced = new Set<string>();
  readonly #builders: readonly CallLike[];
  /** Does anything in the project train? */
  readonly trainsAtAll: boolean;

  constructor(evaluator: Evaluator, graph: ImportGraph, names: { readonly effects: ReadonlySet<string>; readonly builders: ReadonlySet<string> }) {
    this.#evaluator = evaluator;
    this.#graph = graph;
    let trains = false;
    for (const call of collectNamed(evaluator, names.effects)) {
      const known = resolveCall(evaluator, call);
      const guessed = known.length > 0 ? undefined : guessCall(evaluator, call);
      if (known.length === 0 && guessed === undefined) this.#recordLayer(call);
      for (const fact of guessed === undefined ? known : [guessed]) trains = this.#record(fact) || trains;
    }
    this.trainsAtAll = trains;
    this.#builders = collectNamed(evaluator, names.builders).filter((call) => resolveCall(evaluator, call).some(({ fact }) => isBuilder(fact.effects, fact.path)));
  }

  fateOf(layer: CallLike): ModelFate {
    const owners = this.#ownersOf(layer);
    if (owners.some((owner) => this.#isTrained(owner))) return 'trained';
    if (owners.length > 0 && owners.some((owner) => this.#loaded.has(owner))) return 'loaded-only';
    return owners.length === 0 && this.#isLoadedBeside(layer) ? 'loaded-only' : 'open';
  }

  /** Did this very call make a network that gets its weights from a file and is never trained? */
  isOnlyLoaded(maker: ts.Node): boolean {
    return this.#loaded.has(maker) && !this.#isTrained(maker);
  }

  /** Is anything trained in a file, or in one that it loads or that loads it? */
  isTrainedAround(path: string): boolean {
    if (!this.trainsAtAll) return false;
    const reach = new Set([...this.#graph.collectReachable(path), ...this.#graph.collectDependents(path)]);
    return [...this.#untraced, ...[...this.#trained].map((node) => node.getSourceFile().fileName)].some((each) => reach.has(each));
  }

  #isTrained(owner: ts.Node): boolean {
    if (this.#trained.has(owner)) return true;
    const path = owner.getSourceFile().fileName;
    return [...this.#untraced].some((each) => this.#graph.collectReachable(each).has(path));
  }

  /** True if the call trains. */
  #record(call: CallFact): boolean {
    const effects = call.fact.effects ?? [];
    const origins = originsOf(call.receiver === null ? [] : this.#receiversOf(call));
    if (effects.includes('trains') || effects.includes('computes-gradient')) {
      if (origins.length === 0) this.#untraced.add(call.node.getSourceFile().fileName);
      for (const origin of origins) this.#trained.add(origin);
      return effects.includes('trains');
    }
    const loads = effects.includes('loads-weights') || (effects.includes('sets-weights') && this.#isFromFile(call.node));
    if (loads) for (const origin of origins) this.#loaded.add(origin);
    return false;
  }

  #receiversOf(call: CallFact): readonly Value[] {
    const callee = call.node.expression;
    return ts.isPropertyAccessExpression(callee) ? this.#evaluator.evaluate(callee.expression) : [];
  }

  /** `model.layers[i].setWeights(…)`, of which nothing is known but its model. */
  #recordLayer(call: CallLike): void {
    const callee = call.expression;
    const model = ts.isPropertyAccessExpression(callee) && callee.name.text === 'setWeights' ? this.#modelOfLayer(callee.expression, 0) : undefined;
    if (model === undefined || !this.#isFromFile(call)) return;
    for (const origin of originsOf(this.#evaluator.evaluate(model))) this.#loaded.add(origin);
  }

  /** `model` of `model.layers[i]`, also by way of names: `for (const layer of model.layers)`. */
  #modelOfLayer(node: ts.Expression, hops: number): ts.Expression | undefined {
    const layer = unwrap(node);
    if (ts.isElementAccessExpression(layer)) return this.#modelOfLayer(layer.expression, hops);
    if (ts.isPropertyAccessExpression(layer)) return layer.name.text === 'layers' ? layer.expression : undefined;
    const file = this.#evaluator.fileOf(layer);
    const declaration = ts.isIdentifier(layer) && file !== undefined && hops < 3 ? findBinding(file.model, layer)?.declaration : undefined;
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
    const { initializer = ts.isForOfStatement(declaration.parent.parent) ? declaration.parent.parent.expression : undefined } = declaration;
    return initializer === undefined ? undefined : this.#modelOfLayer(initializer, hops + 1);
  }

  /** Do the weights handed to `setWeights` come from a file or the network, not from another model at hand? */
  #isFromFile(call: CallLike): boolean {
    const [argument] = call.arguments ?? [];
    if (argument === undefined) return false;
    const values = this.#evaluator.evaluate(argument);
    const all = [...values, ...elementsOf(this.#evaluator, values)];
    if (all.some((value) => isLoadedValue(value, 0))) return true;
    const { model } = this.#evaluator.fileOf(call) ?? {};
    const isSilent = all.every((value) => value.kind === 'unknown' || (value.kind === 'api' && value.api.library === 'global'));
    return isSilent && !model?.callsByName.has('getWeights') && !model?.callsByName.has('clone') && !this.#untraced.has(call.getSourceFile().fileName);
  }

  #ownersOf(layer: CallLike): readonly ts.Node[] {
    const direct = this.#directOwners(layer);
    if (direct.length > 0) return direct;
    const home = enclosingFunction(layer);
    const beside = this.#builders.filter((builder) => builder.getSourceFile() === layer.getSourceFile() && outermost(builder) === outermost(layer));
    if (beside.length > 0) return beside;
    if (home === undefined) return [];
    const callers = collectCallSites(this.#evaluator, home).calls.map(outermost);
    const above = this.#builders.filter((builder) => callers.includes(outermost(builder)));
    if (above.length > 0) return above;
    const holder = enclosingClass(layer);
    return holder === undefined ? [] : this.#builders.filter((builder) => enclosingClass(builder) === holder);
  }

  /** `model.add(layer)` and `tf.sequential({ layers: [layer] })`. */
  #directOwners(layer: CallLike): readonly ts.Node[] {
    let current: ts.Node = layer;
    while (ts.isParenthesizedExpression(current.parent) || ts.isAsExpression(current.parent) || ts.isArrayLiteralExpression(current.parent) || ts.isPropertyAssignment(current.parent) || ts.isObjectLiteralExpression(current.parent)) current = current.parent;
    const call = current.parent;
    if (!ts.isCallExpression(call)) return [];
    if (this.#builders.includes(call)) return [call];
    if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'add') return [];
    return originsOf(this.#evaluator.evaluate(call.expression.expression));
  }

  /** A layer outside any model, in a function whose class or file only loads. */
  #isLoadedBeside(layer: CallLike): boolean {
    const holder = enclosingClass(layer);
    return holder !== undefined && [...this.#loaded].some((node) => enclosingClass(node) === holder) && ![...this.#trained].some((node) => enclosingClass(node) === holder);
  }
}

function isBuilder(effects: readonly string[] | undefined, path: string): boolean {
  return effects?.includes('builds-model') === true && !effects.includes('loads-weights') && !path.includes('#');
}

function outermost(node: ts.Node): ts.Node | undefined {
  let current = enclosingFunction(node);
  for (let next = current; next !== undefined; next = enclosingFunction(next)) current = next;
  return current ?? node.getSourceFile();
}

/** The calls that made these models. */
function originsOf(values: readonly Value[]): ts.Node[] {
  return values.flatMap((value) => (value.kind === 'instance' && value.made !== null ? [value.made.node] : []));
}

function isLoadedValue(value: Value, depth: number): boolean {
  if (depth > 6) return false;
  if (value.kind === 'instance') {
    if (LOADERS.test(identityText(value.of))) return true;
    return value.receiver !== undefined && isLoadedValue(value.receiver, depth + 1);
  }
  if (value.kind !== 'api') return false;
  return LOADERS.test(identityText(value.api)) || (value.receiver !== undefined && isLoadedValue(value.receiver, depth + 1));
}

function collectNamed(evaluator: Evaluator, names: ReadonlySet<string>): CallLike[] {
  return [...names].flatMap((name) => evaluator.collectCallsNamed(name));
}
