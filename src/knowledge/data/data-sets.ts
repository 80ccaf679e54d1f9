import { drawing, mathRandomDraw, SEED_GLOBALLY } from '../draws';
import type { LibraryFacts } from '../library-facts';

const SHUFFLED = mathRandomDraw('unseeded-shuffle', 'the order of the examples', { count: 'n' });

/** Packages that ship a data set and shuffle it on the way out. */
export const dataSets: readonly LibraryFacts[] = [
  {
    id: 'mnist',
    title: 'mnist',
    kind: 'data',
    version: '1.1.0',
    modules: [{ specifier: 'mnist', namespace: '' }],
    apis: ['set', 'get'].map((path) => drawing(path, SHUFFLED, { unseedable: SEED_GLOBALLY })),
    sources: ['https://github.com/cazala/mnist'],
  },
];
