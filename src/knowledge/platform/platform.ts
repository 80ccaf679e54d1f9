import { mathRandomDraw, RUN, WHERE_IT_FLOWS } from '../draws';
import type { LibraryFacts } from '../fact';
import { argument } from '../places';

/** What JavaScript engines, browsers and Node bring with them. */
export const platform: LibraryFacts = {
  id: 'global',
  title: 'the JavaScript platform',
  kind: 'platform',
  version: 'Node 24',
  modules: [],
  globals: [{ name: 'Math', path: 'Math' }],
  apis: [
    {
      path: 'Math.random',
      draws: [mathRandomDraw('unseeded-random', 'the numbers drawn', { count: 1, ...WHERE_IT_FLOWS })],
      unseedable: 'ECMAScript gives it no seed; replace it (seedrandom with `{ global: true }`) or draw from a seeded generator.',
      ...RUN,
    },
    {
      path: 'Math.seedrandom',
      seeder: { target: 'Math.random', seed: argument(0), ignored: ['undefined', 'null'] },
      note: 'Exists only where seedrandom is loaded by a script tag, or in Node with seedrandom 2; with seedrandom 3 in Node calling it throws.',
      ...RUN,
    },
  ],
  sources: ['https://tc39.es/ecma262/#sec-math.random'],
};
