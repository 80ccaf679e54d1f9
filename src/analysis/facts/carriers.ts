import { findClass } from '../../knowledge/catalogue';
import type { SeedFact } from '../../knowledge/draw';
import type { ClassFact } from '../../knowledge/library-facts';
import { explainSeedlessHost } from '../../knowledge/generation/seedless-hosts';
import { argumentAt } from '../values/parameters';
import { memberOf } from '../values/members';
import type { InstanceValue, Made, Value } from '../values/value';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { isBelow } from './library-version';
import { valuesAt } from './places';

type Context = Pick<FileContext, 'file' | 'evaluator'>;

/** The object through which a seed travels drops it (`anthropic('…')` as the model of `generateText`): why. */
export function findSeedDropper(call: CallFact, context: Context): { readonly why: string } | undefined {
  for (const { value, fact } of collectCarriers(call, context)) {
    const { dropsSeed, dropsSeedFrom = 0 } = fact;
    if (dropsSeed !== undefined && !isBelow(value.of.library, dropsSeedFrom, context)) return { why: dropsSeed };
  }
  return findSeedlessHost(call, context);
}

/** The seed of a call as the models judge it that it may be given: one of them may drop a 0. */
export function seedAsCarried(call: CallFact, seed: SeedFact, context: Context): SeedFact {
  const kinds = seed.carriedBy === undefined ? [] : collectCarriers(call, context).flatMap(({ fact }) => fact.ignoresSeeds ?? []);
  return kinds.length === 0 ? seed : { ...seed, ignored: [...seed.ignored, ...kinds] };
}

const ADDRESSES = ['baseURL', 'baseUrl', 'basePath'];

/** The client of the call, or the provider of its model, was made for a server that takes no seed: `new OpenAI({ baseURL })`. */
function findSeedlessHost(call: CallFact, { evaluator, ...rest }: Context): { readonly why: string } | undefined {
  const models = collectCarriers(call, { evaluator, ...rest }).map(({ value }) => value);
  for (const made of [call.receiver, ...models].flatMap((value) => collectMakers(value ?? undefined))) {
    const options = argumentAt(evaluator, made.node.arguments ?? [], 0, made.env).filter(({ kind }) => kind === 'object');
    const addresses = options.flatMap((value) => ADDRESSES.flatMap((name) => memberOf(evaluator, value, name)));
    const why = addresses.flatMap((value) => (value.kind === 'literal' && typeof value.value === 'string' ? (explainSeedlessHost(value.value) ?? []) : []))[0];
    if (why !== undefined) return { why };
  }
  return undefined;
}

/** The calls that made a value, and before it the object whose method gave it. */
function collectMakers(value: Value | undefined): readonly Made[] {
  if (value?.kind !== 'instance') return [];
  return [...(value.made === null ? [] : [value.made]), ...collectMakers(value.receiver)];
}

/** Every model that the call may be given is a stand-in with canned answers (`MockLanguageModel`). */
export function isScripted(call: CallFact, context: Context): boolean {
  const carriers = collectCarriers(call, context);
  return carriers.length > 0 && carriers.every(({ fact }) => fact.isScripted !== undefined);
}

interface Carrier {
  readonly value: InstanceValue;
  readonly fact: ClassFact;
}

/** The models of known classes that a call is given, looked up inside what wraps them. */
function collectCarriers(call: CallFact, context: Context): readonly Carrier[] {
  const places = (call.fact.seeds ?? []).flatMap(({ carriedBy }) => carriedBy ?? []);
  return places.flatMap((place) => valuesAt(context.evaluator, call, place)).flatMap((value) => unwrapModel(value, context, 0));
}

const DEEPEST_WRAP = 3;

/** `traceModel(openai('…'))` and `wrapLanguageModel({ model, … })` carry the model that they are given. */
function unwrapModel(value: Value, context: Context, depth: number): readonly Carrier[] {
  if (value.kind !== 'instance' || depth > DEEPEST_WRAP) return [];
  const fact = findClass(value.of);
  if (fact !== undefined) return [{ value, fact }];
  if (value.made === null) return [];
  const given = argumentAt(context.evaluator, value.made.node.arguments ?? [], 0, value.made.env);
  const inner = given.flatMap((each) => (each.kind === 'object' ? memberOf(context.evaluator, each, 'model') : [each]));
  return inner.flatMap((each) => unwrapModel(each, context, depth + 1));
}
