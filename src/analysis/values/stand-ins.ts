import { ts } from 'ts-morph';
import { findClass, findLibrary, type Identity } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import type { Place } from '../../knowledge/place';
import type { CallLike } from '../source/binding';
import { lastName, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { elementsOf } from './list-members';
import { memberOf } from './members';
import { argumentAt } from './parameters';
import type { Env, InstanceValue, Made, Value } from './value';

/** What acts as a model, or as the library of models, that it was given: a chain, an agent. Empty if the call is given none of the tables. */
export function evaluateStandIn(evaluator: Evaluator, { standsFor, standsForSet, standsForContext, dropsOptions, addsSeeds }: ApiFact, node: CallLike, env: Env, library?: string, receiver?: Value): readonly Value[] {
  const values = standsFor === undefined ? [] : valuesAt(evaluator, standsFor, node, env);
  const models = values.flatMap((value) => collectModels(evaluator, value, 0));
  if (standsForSet !== undefined && library !== undefined && values.every(isNothing)) {
    const contexts = contextsGiven(evaluator, standsForContext?.option, [{ node, env }, ...(receiver?.kind === 'instance' && receiver.made !== null ? [receiver.made] : [])]);
    return contexts.length > 0 ? contexts.flatMap((context) => collectModels(evaluator, context, 0)) : collectSet(evaluator, { library, path: standsForSet }, standsForContext?.maker);
  }
  if (dropsOptions === undefined) return models;
  return models.map((model): Value => {
    if (model.kind !== 'instance') return model;
    const seeds = (addsSeeds ?? []).filter(({ only }) => only === undefined || only === model.of.library).map(({ place }) => place);
    return { ...model, dropsOptions, ...(seeds.length === 0 ? {} : { chain: { made: { node, env }, seeds } }) };
  });
}

function valuesAt(evaluator: Evaluator, { argument, path }: Place, node: CallLike, env: Env): readonly Value[] {
  const given = argumentAt(evaluator, node.arguments ?? [], argument, env);
  return path.reduce<readonly Value[]>((held, name) => held.flatMap((value) => (isNothing(value) ? [value] : memberOf(evaluator, value, name))), given);
}

function isNothing(value: Value): boolean {
  return value.kind === 'literal' && value.value == null;
}

/** The contexts of services, each with a model of its own, that these calls are given: `fromDocuments(documents, { serviceContext })`. */
function contextsGiven(evaluator: Evaluator, option: string | undefined, calls: readonly Made[]): readonly Value[] {
  if (option === undefined) return [];
  return calls.flatMap(({ node, env }) =>
    (node.arguments ?? [])
      .flatMap((argument) => evaluator.evaluate(argument, env))
      .filter((value) => value.kind === 'object' && namesOf(value.node).includes(option))
      .flatMap((value) => memberOf(evaluator, value, option)),
  );
}

/**
 * The models that the program sets under a name: `Settings.llm = model`, `{ llm: model }`.
 * Where it sets none, the library's own; empty where one that is set is no model of the library, or nobody knows which.
 */
function collectSet(evaluator: Evaluator, { library, path }: Identity, maker: string | undefined): readonly Value[] {
  const name = path.split('.').at(-1) ?? path;
  const set = evaluator.collectSettings(name).filter((value) => maker === undefined || !isOfContext(value, maker)).concat(evaluator.collectWrites(name).map(({ value }) => value)).flatMap((value) => evaluator.evaluate(value));
  if (set.length === 0) return [{ kind: 'instance', of: { library, path }, made: null }];
  return set.every((value) => isModel(value) && value.of.library === library) ? set : [];
}

/** The model of one context, which those ask that are given the context. */
function isOfContext(value: ts.Expression, maker: string): boolean {
  const call = value.parent.parent.parent;
  return ts.isCallExpression(call) && lastName(unwrap(call.expression)) === maker;
}

const DEEPEST_NESTING = 3;

/** The models among what a chain runs: itself, the elements of a list, what an object holds under its names. */
function collectModels(evaluator: Evaluator, value: Value, depth: number): readonly Value[] {
  if (isModel(value) || isModelLibrary(value)) return [value];
  if (depth > DEEPEST_NESTING) return [];
  const held = value.kind === 'array' || value.kind === 'list' ? elementsOf(evaluator, [value]) : value.kind === 'object' ? namesOf(value.node).flatMap((name) => memberOf(evaluator, value, name)) : [];
  return held.flatMap((each) => collectModels(evaluator, each, depth + 1));
}

function namesOf(node: ts.ObjectLiteralExpression): readonly string[] {
  return node.properties.flatMap((property) => propertyNameText(property.name) ?? []);
}

/** `wrapAISDK(ai)` of `import * as ai`. */
function isModelLibrary(value: Value): boolean {
  return value.kind === 'api' && value.api.path === '' && findLibrary(value.api.library)?.kind === 'generation';
}

/** `prompt.pipe(model)`, whatever the prompt is: calling the chain calls the model with the options of the call. */
export function evaluatePipe(evaluator: Evaluator, node: CallLike, env: Env): readonly InstanceValue[] {
  const callee = unwrap(node.expression);
  const [step, ...others] = node.arguments ?? [];
  if (step === undefined || others.length > 0 || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'pipe') return [];
  return evaluator.evaluate(step, env).filter(isModel);
}

function isModel(value: Value): value is InstanceValue {
  return value.kind === 'instance' && findLibrary(value.of.library)?.kind === 'generation' && findClass(value.of)?.isRunnable === true;
}
