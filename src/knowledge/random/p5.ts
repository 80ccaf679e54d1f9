import { mathRandomDraw, READ, WHERE_IT_FLOWS } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';

const ADVICE = 'Call `randomSeed(n)` in `setup` before it draws.';

function drawn(path: string): ApiFact {
  return { path, draws: [mathRandomDraw('unseeded-random', 'the numbers drawn', WHERE_IT_FLOWS)], unseedable: ADVICE, source: 'src/math/random.js', ...READ };
}

/** p5.js puts its functions on the global object of a page; `createCanvas` gives it away. */
export const p5: LibraryFacts = {
  id: 'p5',
  title: 'p5.js',
  kind: 'random',
  version: '1.11.10',
  modules: [{ specifier: 'p5', namespace: 'p5' }],
  globals: ['random', 'randomGaussian', 'randomSeed', 'shuffle'].map((name) => ({ name, path: name, besideCall: 'createCanvas' })),
  apis: [
    drawn('random'),
    drawn('randomGaussian'),
    { path: 'shuffle', draws: [mathRandomDraw('unseeded-shuffle', 'the order', { count: 'n' })], unseedable: ADVICE, source: 'src/utilities/array_functions.js', ...READ },
    {
      path: 'randomSeed',
      seeder: { target: 'p5', seed: argument(0), ignored: ['undefined', 'null'] },
      note: 'From then on `random`, `randomGaussian` and `shuffle` use a generator of their own instead of `Math.random`; `noise` has its own `noiseSeed`.',
      source: 'src/math/random.js',
      ...READ,
    },
  ],
  sources: ['https://p5js.org/reference/p5/randomSeed/'],
};
