import { RUN } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';

const NAMES = ['xoroshiro128plus', 'xorshift128plus', 'mersenne', 'congruential32'];

function seeded(path: string): ApiFact {
  return { path, seeds: [{ place: argument(0), accepts: 'integer', ignored: [] }], needsNoSeed: 'The seed is its first argument.', ...RUN };
}

/** pure-rand always asks for a seed, so only a seed that varies is wrong. */
export const pureRand: LibraryFacts = {
  id: 'pure-rand',
  title: 'pure-rand',
  kind: 'random',
  version: '8.4.2',
  modules: [
    { specifier: 'pure-rand', namespace: '' },
    { specifier: 'pure-rand/generator/*', namespace: '' },
  ],
  apis: NAMES.map(seeded),
  sources: ['https://github.com/dubzzz/pure-rand'],
};
