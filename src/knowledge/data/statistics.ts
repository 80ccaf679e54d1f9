import { capturedDraw, drawing, foreignDraw, generatorAt, mathRandomDraw, RUN, SEED_GLOBALLY, seedAt, WHERE_IT_FLOWS } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument, option } from '../places';

const WHAT = 'the numbers drawn';
const DRAW = mathRandomDraw('unseeded-random', WHAT, WHERE_IT_FLOWS);
const CAPTURED = capturedDraw('unseeded-random', WHAT, WHERE_IT_FLOWS);
const ORDER = mathRandomDraw('unseeded-shuffle', 'the order', { count: 'n' });

export const simpleStatistics: LibraryFacts = {
  id: 'simple-statistics',
  title: 'simple-statistics',
  kind: 'data',
  version: '7.12.1',
  modules: [{ specifier: 'simple-statistics', namespace: '' }],
  globals: [{ name: 'ss', path: '' }],
  apis: [
    drawing('shuffle', ORDER, { seeds: [generatorAt(argument(1))] }),
    drawing('shuffleInPlace', ORDER, { seeds: [generatorAt(argument(1))] }),
    drawing('sample', DRAW, { seeds: [generatorAt(argument(2))] }),
    drawing('sampleWithReplacement', DRAW, { seeds: [generatorAt(argument(2))] }),
    drawing('permutationTest', DRAW, { seeds: [generatorAt(argument(4))] }),
    drawing('kMeansCluster', { ...DRAW, what: 'the first centroids', matters: 'always' }, { seeds: [generatorAt(argument(2))] }),
  ],
  sources: ['https://simple-statistics.github.io'],
};

const JSTAT = 'beta centralF cauchy chisquare exponential gamma invgamma laplace lognormal normal studentt triangular uniform weibull arcsine'.split(' ');

export const jstat: LibraryFacts = {
  id: 'jstat',
  title: 'jStat',
  kind: 'data',
  version: '1.9.6',
  capturesMathRandom: true,
  modules: [{ specifier: 'jstat', namespace: '', default: 'jStat', required: 'jStat' }],
  globals: [{ name: 'jStat', path: 'jStat' }],
  apis: [
    ...JSTAT.map((name) => drawing(`jStat.${name}.sample`, CAPTURED, { unseedable: 'Call `jStat.setRandom(fn)` with a seeded function first.' })),
    drawing('jStat.poisson.sample', CAPTURED, {
      unseedable: 'Replace `Math.random` before the library loads: for large rates it is called directly, past `jStat.setRandom`.',
    }),
    ...['jStat.rand', 'jStat.randn', 'jStat.randg'].map((path) => drawing(path, CAPTURED, { unseedable: 'Call `jStat.setRandom(fn)` first.' })),
    { path: 'jStat.setRandom', seeder: { target: 'jstat', seed: argument(0), accepts: 'function', ignored: [], leavesOut: 'jStat.poisson.sample with large rates' }, ...RUN },
  ],
  sources: ['https://jstat.github.io'],
};

const STDLIB_NAMES = 'arcsine bernoulli beta betaprime binomial cauchy chi chisquare cosine discreteUniform erlang exponential f frechet gamma geometric gumbel hypergeometric invgamma kumaraswamy laplace levy logistic lognormal minstd mt19937 negativeBinomial normal pareto1 poisson randi randn randu rayleigh t triangular uniform weibull boxMuller improvedZiggurat'.split(' ');
/** Names in the paths of single packages, where they differ from those in the namespace. */
const STDLIB_DASHED = ['discrete-uniform', 'negative-binomial', 'pareto-type1', 'box-muller', 'improved-ziggurat'];
const FACTORY = { ignored: ['undefined'], throws: ['null', 'zero', 'negative', 'fraction', 'NaN'], accepts: 'integer' } as const;

function stdlib(path: string, kind: 'base' | 'shuffle' | 'sample'): readonly ApiFact[] {
  const draw = kind === 'shuffle' ? capturedDraw('unseeded-shuffle', 'the order', { count: 'n' }) : CAPTURED;
  const advice = 'Make a seeded one: `factory(…, { seed: 42 })`.';
  const last = kind === 'base' ? 2 : 0;
  const factorySeeds = [seedAt(option(last, 'seed'), FACTORY), seedAt(option(0, 'seed'), FACTORY), seedAt(option(1, 'seed'), FACTORY)];
  const sampleSeeds = [0, 1].map((index) => seedAt(option(index, 'seed'), { ignored: ['undefined', 'zero', 'NaN', 'null'] }));
  return [
    drawing(path, draw, { unseedable: advice }),
    drawing(`${path}.factory`, draw, { returns: 'Generator', seeds: kind === 'sample' ? sampleSeeds : factorySeeds }),
  ];
}

export const stdlibRandom: LibraryFacts = {
  id: '@stdlib/random',
  title: '@stdlib/random',
  kind: 'random',
  version: '0.4.1',
  capturesMathRandom: true,
  modules: [
    { specifier: '@stdlib/random', namespace: '' },
    { specifier: '@stdlib/random/base/*', namespace: 'base.*' },
    { specifier: '@stdlib/random-base-*', namespace: 'base.*' },
    { specifier: '@stdlib/random/shuffle', namespace: 'shuffle' },
    { specifier: '@stdlib/random-shuffle', namespace: 'shuffle' },
    { specifier: '@stdlib/random/sample', namespace: 'sample' },
    { specifier: '@stdlib/random-sample', namespace: 'sample' },
    { specifier: '@stdlib/random/array/*', namespace: 'array.*' },
  ],
  classes: [{ name: 'Generator', isGenerator: true }],
  apis: [...[...STDLIB_NAMES, ...STDLIB_DASHED].flatMap((name) => stdlib(`base.${name}`, 'base')), ...stdlib('shuffle', 'shuffle'), ...stdlib('sample', 'sample')],
  sources: ['https://stdlib.io/docs/api/latest/@stdlib/random'],
};

export const mathjs: LibraryFacts = {
  id: 'mathjs',
  title: 'math.js',
  kind: 'data',
  version: '15.2.0',
  modules: [{ specifier: 'mathjs', namespace: '' }],
  globals: [{ name: 'math', path: '' }],
  classes: [{ name: 'MathJs' }],
  apis: [
    ...['random', 'randomInt', 'pickRandom'].flatMap((name) => {
      const draw = foreignDraw('unseeded-random', 'clock', WHAT, WHERE_IT_FLOWS);
      const advice = 'It seeds itself from the clock, past `Math.random`: call `math.config({ randomSeed: 42 })`.';
      return [
        drawing(name, draw, { unseedable: advice }),
        drawing(`MathJs#${name}`, draw, { seeds: [seedAt({ of: 'maker', argument: 1, path: ['randomSeed'] }, { accepts: 'number-or-string', ignored: ['null'] })] }),
      ];
    }),
    { path: 'create', returns: 'MathJs', ...RUN },
    { path: 'config', seeder: { target: 'mathjs', seed: option(0, 'randomSeed'), ignored: ['null'] }, note: '`randomSeed: undefined` is the fixed seed "undefined".', ...RUN },
    { path: 'MathJs#config', seeder: { target: 'mathjs', seed: option(0, 'randomSeed'), ignored: ['null'] }, ...RUN },
  ],
  sources: ['https://mathjs.org/docs/core/configuration.html'],
};

export const numeric: LibraryFacts = {
  id: 'numeric',
  title: 'Numeric Javascript',
  kind: 'data',
  version: '1.2.6',
  modules: [{ specifier: 'numeric', namespace: '' }],
  globals: [{ name: 'numeric', path: '' }],
  apis: [
    drawing('random', mathRandomDraw('unseeded-tensor', 'the values of the matrix', { count: 'n' }), {
      unseedable: `${SEED_GLOBALLY} \`numeric.seedrandom.seedrandom(s)\` seeds only \`numeric.seedrandom.random\`.`,
    }),
    {
      path: 'seedrandom.seedrandom',
      wrongSeeds: [{ place: argument(0), why: 'it seeds only `numeric.seedrandom.random`; `numeric.random` still draws from `Math.random`' }],
      ...RUN,
    },
  ],
  sources: ['https://github.com/sloisel/numeric'],
};

const R_NAMES = 'rbeta rbinom rcauchy rchisq rexp rf rfml rgamma rint rlaplace rlnorm rnbinom rnorm rpois runif rword sample prng'.split(' ');

export const probabilityDistributions: LibraryFacts = {
  id: 'probability-distributions',
  title: 'probability-distributions',
  kind: 'random',
  version: '0.9.1',
  modules: [{ specifier: 'probability-distributions', namespace: '' }],
  apis: R_NAMES.map((name) =>
    drawing(name, foreignDraw('unseeded-random', 'os', WHAT, WHERE_IT_FLOWS), { unseedable: 'It draws from the operating system and nothing can seed it: use another library.' }),
  ),
  sources: ['https://github.com/Mattasher/probability-distributions'],
};
