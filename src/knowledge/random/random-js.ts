import { drawing, foreignDraw, mathRandomDraw, RUN, WHERE_IT_FLOWS } from '../draws';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';

const WHAT = 'the numbers of the generator';

export const randomJs: LibraryFacts = {
  id: 'random-js',
  title: 'random-js',
  kind: 'random',
  version: '2.1.0',
  modules: [{ specifier: 'random-js', namespace: '' }],
  classes: [{ name: 'Random' }, { name: 'Engine' }],
  apis: [
    drawing('Random', mathRandomDraw('unseeded-random', WHAT, WHERE_IT_FLOWS), {
      call: 'new',
      returns: 'Random',
      seeds: [{ place: argument(0), accepts: 'any', ignored: ['undefined'] }],
      note: 'Takes an engine; without one it draws from `Math.random`.',
    }),
    {
      path: 'MersenneTwister19937.seed',
      returns: 'Engine',
      seeds: [{ place: argument(0), accepts: 'number', ignored: [], sameStream: 'undefined and null start the stream of seed 0' }],
      ...RUN,
    },
    { path: 'MersenneTwister19937.seedWithArray', returns: 'Engine', seeds: [{ place: argument(0), accepts: 'array', ignored: [] }], ...RUN },
    drawing('MersenneTwister19937.autoSeed', foreignDraw('unseeded-random', 'clock', WHAT, WHERE_IT_FLOWS), {
      returns: 'Engine',
      unseedable: 'Use `MersenneTwister19937.seed(n)` instead.',
    }),
  ],
  sources: ['https://github.com/ckknight/random-js'],
};
