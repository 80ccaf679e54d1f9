import { foreignDraw, mathRandomDraw, RUN, WHERE_IT_FLOWS } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';
import { clocks } from './clocks';
import { orders, workers } from './orders';

const OS = foreignDraw('unseeded-random', 'os', 'the bytes drawn', WHERE_IT_FLOWS);
const CRYPTO =
  'The operating system gives the bytes and nothing can seed them: draw from a seeded generator, or draw one master seed and log it.';

function secret(path: string): ApiFact {
  return { path, draws: [OS], unseedable: CRYPTO, ...RUN };
}

function identifier(path: string): ApiFact {
  return { path, needsNoSeed: 'It makes identifiers.', ...RUN };
}

const math: readonly ApiFact[] = [
  {
    path: 'Math.random',
    draws: [mathRandomDraw('unseeded-random', 'the numbers drawn', { count: 1, ...WHERE_IT_FLOWS })],
    unseedable: 'ECMAScript gives it no seed; replace it (seedrandom with `{ global: true }`) or draw from a seeded generator.',
    note: 'V8 seeds it anew in every process. `node --random-seed=42` fixes it, in every worker with the same stream; `--random-seed=0` does nothing.',
    ...RUN,
  },
  {
    path: 'Math.seedrandom',
    seeder: { target: 'Math.random', seed: argument(0), ignored: ['undefined', 'null'] },
    note: 'Exists only where seedrandom is loaded by a script tag, or in Node with seedrandom 2; with seedrandom 3 in Node calling it throws.',
    ...RUN,
  },
];

const crypto: readonly ApiFact[] = [
  ...['crypto.getRandomValues', 'crypto.webcrypto.getRandomValues', 'crypto.randomInt', 'crypto.randomBytes', 'crypto.randomFill', 'crypto.randomFillSync', 'crypto.pseudoRandomBytes'].map(secret),
  ...['crypto.randomUUID', 'crypto.webcrypto.randomUUID'].map(identifier),
];

/** Node modules hang in the tree under their own names. */
const NODE_MODULES = ['crypto', 'fs', 'perf_hooks', 'os', 'process', 'worker_threads', 'child_process'];
const GLOBALS = ['Math', 'Date', 'Promise', 'crypto', 'performance', 'process', 'navigator', 'Worker'];

/** What JavaScript engines, browsers and Node bring with them. */
export const platform: LibraryFacts = {
  id: 'global',
  title: 'the JavaScript platform',
  kind: 'platform',
  version: 'Node 24',
  modules: [
    ...NODE_MODULES.map((name) => ({ specifier: name, namespace: name })),
    { specifier: 'fs/promises', namespace: 'fs.promises' },
    { specifier: 'fs-extra', namespace: 'fs' },
    { specifier: 'graceful-fs', namespace: 'fs' },
  ],
  globals: GLOBALS.map((name) => ({ name, path: name })),
  classes: [{ name: 'worker_threads.Worker' }, { name: 'Worker' }, { name: 'String' }],
  apis: [...math, ...crypto, ...clocks, ...orders, ...workers],
  sources: ['https://tc39.es/ecma262/#sec-math.random', 'https://nodejs.org/api/', 'https://github.com/nodejs/node/issues/3232'],
};
