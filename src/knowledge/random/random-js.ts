import { drawing, foreignDraw, mathRandomDraw, READ, RUN, WHERE_IT_FLOWS } from '../draws';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';

const WHAT = 'the numbers of the generator';

export const randomJs: LibraryFacts = {
  id: 'random-js',
  title: 'random-js',
  kind: 'random',
  version: '2.1.0',
  modules: [{ specifier: 'random-js', namespace: '' }],
  classes: [{ name: 'Random' }, { name: 'Engine' }, { name: 'Twister' }],
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
    // Version 1 makes the engine first and seeds it then.
    { path: 'engines.mt19937', returns: 'Twister', ...READ },
    { path: 'Twister#seed', returns: 'Engine', seeds: [{ place: argument(0), accepts: 'number', ignored: [], sameStream: 'undefined and null start the stream of seed 0' }], ...READ },
    { path: 'Twister#seedWithArray', returns: 'Engine', seeds: [{ place: argument(0), accepts: 'array', ignored: [] }], ...READ },
    drawing('Twister#autoSeed', foreignDraw('unseeded-random', 'clock', WHAT, WHERE_IT_FLOWS), { returns: 'Engine', unseedable: 'Use `seed(n)` instead.', ...READ }),
  ],
  sources: ['https://github.com/ckknight/random-js'],
};
