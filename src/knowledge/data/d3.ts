import { capturedDraw, drawing, generatorAt, mathRandomDraw, RUN, seedAt, WHERE_IT_FLOWS } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';

const DISTRIBUTIONS = 'randomUniform randomInt randomNormal randomLogNormal randomBates randomIrwinHall randomExponential randomPareto randomBernoulli randomGeometric randomBinomial randomGamma randomBeta randomWeibull randomCauchy randomLogistic randomPoisson'.split(' ');
const DRAW = capturedDraw('unseeded-random', 'the numbers of the distribution', WHERE_IT_FLOWS);
const ADVICE = 'Give it a seeded source: `randomNormal.source(randomLcg(42))(…)`.';

const random: readonly ApiFact[] = [
  ...DISTRIBUTIONS.map((path) => drawing(path, DRAW, { returns: 'Generator', unseedable: ADVICE })),
  ...DISTRIBUTIONS.map((path) => ({ path: `${path}.source`, returns: 'SeededDistribution', seeds: [generatorAt(argument(0), { ignored: [] })], ...RUN })),
  drawing('randomLcg', mathRandomDraw('unseeded-random', 'the numbers of the generator', WHERE_IT_FLOWS), { returns: 'Generator', seeds: [seedAt(argument(0), { ignored: ['undefined'], sameStream: 'null and NaN start the stream of seed 0' })] }),
];

const array: readonly ApiFact[] = [
  drawing('shuffle', capturedDraw('unseeded-shuffle', 'the order', { count: 'n' }), { unseedable: 'Use `shuffler(randomLcg(42))(array)`.' }),
  { path: 'shuffler', returns: 'Shuffler', seeds: [generatorAt(argument(0), { ignored: [] })], ...RUN },
];

/** D3's modules, which keep the `Math.random` of the moment they load. */
export const d3: LibraryFacts = {
  id: 'd3',
  title: 'D3',
  kind: 'data',
  version: 'd3-random 3.0.2, d3-array 3.2.5, d3-force 3.0.1',
  capturesMathRandom: true,
  modules: ['d3', 'd3-random', 'd3-array', 'd3-force'].map((specifier) => ({ specifier, namespace: '' })),
  globals: [{ name: 'd3', path: '' }],
  classes: [{ name: 'Generator', isGenerator: true }, { name: 'SeededDistribution' }, { name: 'Shuffler' }],
  apis: [...random, ...array, { path: 'forceSimulation', needsNoSeed: 'It draws from a fixed generator of its own.', ...RUN }],
  sources: ['https://d3js.org/d3-random', 'https://d3js.org/d3-array/transform#shuffle'],
};
