import { capturedDraw, drawing, mathRandomDraw, SEED_BEFORE_IMPORT, SEED_GLOBALLY, WHERE_IT_FLOWS } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';

const ORDER = { count: 'n' } as const;

function captured(path: string): ApiFact {
  const draw =
    path === 'shuffle'
      ? capturedDraw('unseeded-shuffle', 'the order', ORDER)
      : capturedDraw('unseeded-random', path === 'random' ? 'the number drawn' : 'the elements picked', WHERE_IT_FLOWS);
  return drawing(path, draw, { unseedable: SEED_BEFORE_IMPORT, source: 'lodash.js: `nativeRandom = Math.random`' });
}

const NAMES = ['shuffle', 'sample', 'sampleSize', 'random'];

export const lodash: LibraryFacts = {
  id: 'lodash',
  title: 'lodash',
  kind: 'data',
  version: '4.18.1',
  capturesMathRandom: true,
  modules: [
    { specifier: 'lodash', namespace: '' },
    { specifier: 'lodash-es', namespace: '' },
    { specifier: 'lodash/fp', namespace: '' },
    { specifier: 'lodash/lodash', namespace: '' },
    { specifier: 'lodash/*', namespace: '*' },
    { specifier: 'lodash-es/*', namespace: '*' },
    { specifier: 'lodash.*', namespace: '*' },
  ],
  globals: [{ name: '_', path: '' }],
  apis: [...NAMES.map(captured), { path: 'uniqueId', needsNoSeed: 'It counts.', evidence: 'run' }],
  sources: ['https://github.com/lodash/lodash'],
};

function late(id: string, version: string, modules: LibraryFacts['modules'], names: Readonly<Record<string, 'shuffle' | 'pick'>>, more: readonly ApiFact[] = []): LibraryFacts {
  return {
    id,
    title: id,
    kind: 'data',
    version,
    modules,
    apis: [
      ...Object.entries(names).map(([path, kind]) =>
        drawing(path, kind === 'shuffle' ? mathRandomDraw('unseeded-shuffle', 'the order', ORDER) : mathRandomDraw('unseeded-random', 'what is picked', WHERE_IT_FLOWS), {
          unseedable: SEED_GLOBALLY,
        }),
      ),
      ...more,
    ],
    sources: [`https://www.npmjs.com/package/${id}`],
  };
}

const PICK = 'pick';
const SHUFFLE = 'shuffle';

/** The successors of lodash, which look `Math.random` up when called. */
export const lodashLike: readonly LibraryFacts[] = [
  late('underscore', '1.13.8', [{ specifier: 'underscore', namespace: '' }], { shuffle: SHUFFLE, sample: PICK, random: PICK }, [
    { path: 'uniqueId', needsNoSeed: 'It counts.', evidence: 'run' },
  ]),
  late(
    'es-toolkit',
    '1.53.2',
    [
      { specifier: 'es-toolkit', namespace: '' },
      { specifier: 'es-toolkit/compat', namespace: '' },
      { specifier: 'es-toolkit/array', namespace: '' },
      { specifier: 'es-toolkit/math', namespace: '' },
    ],
    { shuffle: SHUFFLE, sample: PICK, sampleSize: PICK, random: PICK, randomInt: PICK },
  ),
  late('remeda', '2.61.0', [{ specifier: 'remeda', namespace: '' }], { shuffle: SHUFFLE, sample: PICK, randomInteger: PICK }, [
    { path: 'randomString', needsNoSeed: 'It makes identifiers.', evidence: 'run' },
    {
      path: 'randomBigInt',
      draws: [{ rule: 'unseeded-random', entropy: 'os', moment: 'call', matters: 'flow', what: 'the number drawn', globalSeeding: 'no' }],
      unseedable: 'It reads the operating system’s generator: draw from a seeded one.',
      evidence: 'source',
    },
  ]),
  late('radash', '12.1.1', [{ specifier: 'radash', namespace: '' }], { shuffle: SHUFFLE, draw: PICK, random: PICK }),
];
