import { foreignDraw, RUN, WHERE_IT_FLOWS } from '../draws';
import type { SeedFact } from '../draw';
import type { SeederFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument, NULL_TEST, option } from '../places';

const SEED: SeedFact = { place: argument(0), accepts: 'any', ignored: NULL_TEST, fallback: 'os' };
const GLOBAL: SeederFact = {
  target: 'Math.random',
  seed: argument(0),
  ignored: NULL_TEST,
  onlyIf: [{ place: option(1, 'global'), is: 'truthy' }],
  unless: [{ place: option(1, 'entropy'), is: 'truthy' }],
};

const DRAW = foreignDraw('unseeded-random', 'os', 'the numbers of the generator', WHERE_IT_FLOWS);
const ALGORITHMS = ['alea', 'tychei', 'xor128', 'xor4096', 'xorshift7', 'xorwow'];

/** seedrandom 3: the usual way to seed a JavaScript program. */
export const seedrandom: LibraryFacts = {
  id: 'seedrandom',
  title: 'seedrandom',
  kind: 'random',
  version: '3.0.5',
  modules: [
    { specifier: 'seedrandom', namespace: 'seedrandom' },
    { specifier: 'seedrandom/seedrandom', namespace: 'seedrandom' },
    { specifier: 'seedrandom/seedrandom.js', namespace: 'seedrandom' },
    { specifier: 'seedrandom/seedrandom.min', namespace: 'seedrandom' },
    { specifier: 'seedrandom/seedrandom.min.js', namespace: 'seedrandom' },
    { specifier: 'seedrandom/lib/*', namespace: 'seedrandom.*' },
  ],
  globals: [{ name: 'seedrandom', path: 'seedrandom' }],
  classes: [{ name: 'Prng', isGenerator: true }],
  apis: [
    {
      path: 'seedrandom',
      call: 'either',
      returns: 'Prng',
      draws: [DRAW],
      seeds: [SEED],
      seeder: GLOBAL,
      note: "Without `{ global: true }` the seed fixes only the returned generator. `''` and 0 are real seeds; null and undefined seed from the operating system. `{ entropy: true }` mixes fresh entropy in, so nothing repeats.",
      source: 'seedrandom.js',
      ...RUN,
    },
    ...ALGORITHMS.map((name) => ({
      path: `seedrandom.${name}`,
      call: 'either' as const,
      returns: 'Prng',
      draws: [DRAW],
      seeds: [{ ...SEED, fallback: 'clock' as const }],
      source: `lib/${name}.js`,
      ...RUN,
    })),
  ],
  sources: ['https://github.com/davidbau/seedrandom'],
};
