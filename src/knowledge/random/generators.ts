import { drawing, foreignDraw, generatorAt, mathRandomDraw, seedAt, WHERE_IT_FLOWS } from '../draws';
import type { Entropy, SeedFact } from '../draw';
import type { ApiFact } from '../fact';
import type { ClassFact, LibraryFacts, ModuleFact } from '../library-facts';
import { argument } from '../places';

const WHAT = 'the numbers of the generator';
const GENERATOR: ClassFact = { name: 'Generator', isGenerator: true };

interface GeneratorOptions {
  readonly version: string;
  readonly path: string;
  readonly modules?: readonly ModuleFact[];
  readonly entropy: Entropy;
  readonly seed: SeedFact;
  readonly call?: 'new' | 'either';
  readonly more?: readonly ApiFact[];
  readonly note?: string;
}

/** A library that is one seedable generator. */
function generator(id: string, { version, path, modules, entropy, seed, call, more = [], note }: GeneratorOptions): LibraryFacts {
  const draw =
    entropy === 'Math.random' ? mathRandomDraw('unseeded-random', WHAT, WHERE_IT_FLOWS) : foreignDraw('unseeded-random', entropy, WHAT, WHERE_IT_FLOWS);
  return {
    id,
    title: id,
    kind: 'random',
    version,
    modules: modules ?? [{ specifier: id, namespace: path }],
    classes: [GENERATOR],
    apis: [
      drawing(path, draw, { returns: 'Generator', seeds: [seed], ...(call === undefined ? {} : { call }), ...(note === undefined ? {} : { note }) }),
      ...more,
    ],
    sources: [`https://www.npmjs.com/package/${id}`],
  };
}

const ANY = { accepts: 'any' } as const;

/** Small libraries that make one generator from one seed. */
export const generators: readonly LibraryFacts[] = [
  generator('alea', { version: '1.0.1', path: 'alea', entropy: 'clock', call: 'either', seed: seedAt(argument(0), { ...ANY, ignored: [], throws: ['undefined', 'null'] }), note: 'Without arguments it seeds itself from the clock.' }),
  generator('prando', {
    version: '6.0.1',
    path: 'Prando',
    modules: [{ specifier: 'prando', namespace: '', default: 'Prando' }],
    entropy: 'Math.random',
    call: 'new',
    seed: seedAt(argument(0), { accepts: 'number-or-string', sameStream: "`''` and 0 start the same stream" }),
  }),
  generator('rand-seed', {
    version: '3.0.0',
    path: 'Rand',
    modules: [{ specifier: 'rand-seed', namespace: '', default: 'Rand' }],
    entropy: 'Math.random',
    call: 'new',
    seed: seedAt(argument(0), { accepts: 'string' }),
  }),
  generator('ml-xsadd', {
    version: '3.0.1',
    path: 'XSadd',
    modules: [{ specifier: 'ml-xsadd', namespace: '', default: 'XSadd', required: '' }],
    entropy: 'clock',
    call: 'new',
    seed: seedAt(argument(0), { accepts: 'integer', ignored: ['undefined'], throws: ['fraction', 'NaN', 'null'] }),
    note: 'Its default seed is `Date.now()`, so patching `Math.random` changes nothing.',
  }),
  generator('simplex-noise', {
    version: '4.0.3',
    path: 'createNoise2D',
    modules: [{ specifier: 'simplex-noise', namespace: '', default: null }],
    entropy: 'Math.random',
    seed: generatorAt(argument(0)),
    more: ['createNoise3D', 'createNoise4D'].map((name) =>
      drawing(name, mathRandomDraw('unseeded-random', WHAT, WHERE_IT_FLOWS), { returns: 'Generator', seeds: [generatorAt(argument(0))] }),
    ),
  }),
];

/** It counts arguments: `seedRandom(undefined)` is a fixed stream. */
const SEED_RANDOM_SEED: SeedFact = seedAt(argument(0), { ...ANY, ignored: [], fallback: 'os' });

/** `seed-random`: a fork of seedrandom whose `{ global: true }` seeds `Math.random`, too. */
export const seedRandom: LibraryFacts = {
  id: 'seed-random',
  title: 'seed-random',
  kind: 'random',
  version: '2.2.0',
  modules: [{ specifier: 'seed-random', namespace: 'seedRandom' }],
  classes: [GENERATOR],
  apis: [
    drawing('seedRandom', foreignDraw('unseeded-random', 'os', WHAT, WHERE_IT_FLOWS), {
      returns: 'Generator',
      seeds: [SEED_RANDOM_SEED],
      seeder: {
        target: 'Math.random',
        seed: argument(0),
        ignored: [],
        onlyIf: [{ place: { argument: 1, path: ['global'] }, is: 'truthy' }],
        unless: [{ place: { argument: 1, path: ['entropy'] }, is: 'truthy' }],
      },
    }),
  ],
  sources: ['https://www.npmjs.com/package/seed-random'],
};
