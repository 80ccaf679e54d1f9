import { drawing, generatorAt, mathRandomDraw, SEED_GLOBALLY } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument, option } from '../places';

const DRAW = mathRandomDraw('unseeded-shuffle', 'the order', { count: 'n' });

function shuffler(id: string, version: string, path: string, more: Partial<ApiFact>): LibraryFacts {
  return {
    id,
    title: id,
    kind: 'random',
    version,
    modules: [{ specifier: id, namespace: path }],
    apis: [drawing(path, DRAW, more)],
    sources: [`https://www.npmjs.com/package/${id}`],
  };
}

/** Libraries that only shuffle or pick. */
export const shuffles: readonly LibraryFacts[] = [
  shuffler('array-shuffle', '4.1.0', 'arrayShuffle', { seeds: [generatorAt(option(1, 'randomNumberGenerator'))], note: 'Before 4.1 it took no generator.' }),
  shuffler('fisher-yates', '1.0.4', 'fisherYates', { seeds: [generatorAt(argument(1))] }),
  {
    ...shuffler('shuffle-array', '2.0.0', 'shuffle', { seeds: [generatorAt(option(1, 'rng'))] }),
    apis: [
      drawing('shuffle', DRAW, { seeds: [generatorAt(option(1, 'rng'))], evidence: 'source' }),
      drawing('shuffle.pick', DRAW, { seeds: [generatorAt(option(1, 'rng'))], evidence: 'source' }),
    ],
  },
  shuffler('knuth-shuffle', '1.0.8', 'knuthShuffle', { unseedable: SEED_GLOBALLY, evidence: 'source' }),
  shuffler('weighted-random', '0.1.0', 'weightedRandom', { draws: [{ ...DRAW, rule: 'unseeded-random', what: 'the index drawn', matters: 'flow' }], unseedable: SEED_GLOBALLY }),
];
