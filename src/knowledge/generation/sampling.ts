import { drawing, foreignDraw, seedAt } from '../draws';
import type { Draw, SeedFact, WrongSeedPlace } from '../draw';
import type { ApiFact } from '../fact';
import type { LibraryFacts, ModuleFact } from '../library-facts';
import type { Place } from '../place';
import { isOneOf, option } from '../places';

/** What differs from run to run, as messages say it. */
const WHAT = 'its answers';
export const PICTURES = 'its pictures';
const SEED = { accepts: 'integer', bestEffort: true } as const;

/** Advice where a provider has no seed. */
export const RECORD = 'record the outputs and replay them';

/** One method that samples from a model. `temperature` is where a 0 would make it greedy, as good as the provider can. */
export interface Sampling {
  readonly temperature?: Place;
  /** Where the seed goes; none means that nothing can seed it. */
  readonly seeds?: readonly Place[];
  readonly seedFacts?: Partial<SeedFact>;
  readonly wrong?: readonly WrongSeedPlace[];
  readonly unseedable?: string;
  readonly more?: Partial<ApiFact>;
  readonly draw?: Partial<Draw>;
}

/** The row of a method that samples from a model. */
export function samples(path: string, { temperature, seeds = [], seedFacts = {}, wrong = [], unseedable, more = {}, draw = {} }: Sampling): ApiFact {
  const softened = temperature === undefined ? {} : { softenedIf: [isOneOf(temperature, 0)] };
  const places = seeds.map((place): SeedFact => seedAt(place, { ...SEED, ...seedFacts }));
  return drawing(path, foreignDraw('unseeded-generation', 'server', WHAT, { ...softened, ...draw }), {
    ...(places.length > 0 ? { seeds: places } : {}),
    ...(wrong.length > 0 ? { wrongSeeds: wrong } : {}),
    ...(unseedable === undefined ? {} : { unseedable }),
    evidence: 'wire',
    ...more,
  });
}

/** The usual shape: `create({ temperature, seed })`. */
export function samplesAtTop(path: string, more: Partial<Sampling> = {}): ApiFact {
  return samples(path, { temperature: option(0, 'temperature'), seeds: [option(0, 'seed')], ...more });
}

/** A seed that is put on the wire and that no provider reads. */
export function seedNowhere(place: Place, title: string): WrongSeedPlace {
  return { place, why: `${title} has no seed: ${RECORD}` };
}

/** A method that computes without sampling. */
export function withoutSampling(path: string): ApiFact {
  return { path, needsNoSeed: 'It samples nothing.', evidence: 'documented' };
}

/** A client library. */
export function client(id: string, title: string, version: string, rest: Pick<LibraryFacts, 'apis' | 'sources'> & Partial<LibraryFacts>): LibraryFacts {
  return { id, title, kind: 'generation', version, modules: [{ specifier: id, namespace: '' }], ...rest };
}

/** A package whose default export, and whose `require`, is its client class. */
export function classModule(specifier: string, path: string): readonly ModuleFact[] {
  return [{ specifier, namespace: '', default: path, required: path }];
}

/** The row that makes a client. */
export function makes(path: string, returns = path): ApiFact {
  return { path, call: 'new', returns, evidence: 'run' };
}
