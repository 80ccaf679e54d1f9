import type { Exercise } from '../exercise';

const LIST = 'Array.from({ length: 40 }, (_, index) => index)';
const GRID = 'Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i * 7) % 5])';

const random: readonly Exercise[] = [
  { api: 'seedrandom:seedrandom' },
  { api: 'seedrandom:seedrandom', variant: 'global', seeder: 'seedrandom', onlySeeder: true, read: 'Array.from({ length: 4 }, Math.random)' },
  { api: 'seed-random:seedRandom' },
  { api: 'seed-random:seedRandom', variant: 'global', seeder: 'seedRandom', onlySeeder: true, read: 'Array.from({ length: 4 }, Math.random)' },
  { api: 'alea:alea' },
  { api: 'prando:Prando', read: 'Array.from({ length: 8 }, () => result.next())' },
  { api: 'rand-seed:Rand', read: 'Array.from({ length: 8 }, () => result.next())' },
  { api: 'ml-xsadd:XSadd', read: 'Array.from({ length: 8 }, () => result.getFloat())' },
  { api: 'simplex-noise:createNoise2D', read: 'Array.from({ length: 8 }, (_, i) => result(i / 3, 0.7))' },
  { api: 'random:Random#float', maker: 'Random', read: '[result, receiver.float(), receiver.float()]' },
  { api: 'random-js:Random', good: "use('MersenneTwister19937').seed(42)", read: 'Array.from({ length: 8 }, () => result.real(0, 1))', brief: true },
  { api: 'random-js:MersenneTwister19937.autoSeed', read: 'result.next()' },
  { api: 'chance:Chance', read: 'Array.from({ length: 8 }, () => result.floating())', brief: true },
  { api: 'faker:faker.helpers.shuffle', args: [LIST], seeder: 'faker.seed' },
  { api: 'faker:faker.number.float', seeder: 'faker.seed' },
  { api: 'faker:faker.date.past', args: ["{ refDate: '2024-01-01T00:00:00.000Z' }"], seeder: 'faker.seed' },
  { api: 'array-shuffle:arrayShuffle', args: [LIST] },
  { api: 'fisher-yates:fisherYates', args: [LIST] },
  { api: 'weighted-random:weightedRandom', args: [`Array.from({ length: 100000 }, () => 1)`] },
  { api: 'probability-distributions:rnorm', args: ['8'] },
];

const LODASH_CALLS: Readonly<Record<string, readonly string[]>> = { shuffle: [LIST], sample: [`Array.from({ length: 1e6 }, (_, i) => i)`], sampleSize: [LIST, '20'], random: ['0', '1', 'true'] };

function lodashLike(library: string, names: readonly string[], calls: Readonly<Record<string, readonly string[]>> = {}): readonly Exercise[] {
  return names.map((name) => ({ api: `${library}:${name}`, args: calls[name] ?? LODASH_CALLS[name] ?? [] }));
}

const data: readonly Exercise[] = [
  ...lodashLike('lodash', ['shuffle', 'sample', 'sampleSize', 'random']),
  ...lodashLike('underscore', ['shuffle', 'sample', 'random'], { random: ['1000000000'] }),
  ...lodashLike('es-toolkit', ['shuffle', 'sample', 'sampleSize', 'random', 'randomInt'], { random: ['0', '1'], randomInt: ['0', '1000000000'] }),
  ...lodashLike('remeda', ['shuffle', 'sample', 'randomInteger'], { sample: [LIST, '20'], randomInteger: ['0', '1000000000'] }),
  { api: 'd3:randomNormal', read: 'Array.from({ length: 8 }, result)' },
  { api: 'd3:randomLcg', read: 'Array.from({ length: 8 }, result)' },
  { api: 'simple-statistics:shuffle', args: [LIST] },
  { api: 'simple-statistics:shuffleInPlace', args: [LIST] },
  { api: 'simple-statistics:sample', args: [LIST, '20'] },
  { api: 'simple-statistics:sampleWithReplacement', args: [LIST, '20'] },
  { api: 'simple-statistics:kMeansCluster', args: [GRID, '3'] },
  { api: 'jstat:jStat.normal.sample', args: ['0', '1'], good: 'makeGenerator(42)', seeder: 'jStat.setRandom' },
  { api: 'jstat:jStat.laplace.sample', args: ['0', '1'] },
  { api: 'jstat:jStat.randn' },
  { api: '@stdlib/random:base.normal', args: ['0', '1'] },
  { api: '@stdlib/random:shuffle', args: [LIST] },
  { api: '@stdlib/random:sample', args: [LIST] },
  { api: 'mathjs:random' },
  { api: 'mathjs:MathJs#random', receiver: "call('create')(use('all'), {})" },
  { api: 'mathjs:randomInt', args: ['1000000000'] },
  { api: 'mathjs:pickRandom', args: [`Array.from({ length: 1e5 }, (_, i) => i)`] },
  { api: 'numeric:random', args: ['[8]'] },
  { api: 'arquero:Table#sample', setup: `const table = use('table')({ a: ${LIST} });`, receiver: 'table', args: ['20'], read: "result.array('a')", seeder: 'seed' },
];

const XOR = '[{ input: [0, 0], output: [0] }, { input: [0, 1], output: [1] }, { input: [1, 0], output: [1] }, { input: [1, 1], output: [0] }]';
/** Points that the trees of a forest can split in every sample. */
const ROWS = 'Array.from({ length: 60 }, (_, i) => [Math.sin(i * 3.7), Math.cos(i * 1.3), (i * 17) % 23, (i * 5) % 11])';
const LABELS = 'Array.from({ length: 40 }, (_, i) => i % 2)';

const learning: readonly Exercise[] = [
  { api: 'brain.js:NeuralNetwork', read: `(result.train(${XOR}, { iterations: 5 }), result.toJSON())` },
  { api: 'synaptic:Architect.Perceptron', args: ['2', '3', '1'], read: 'result.activate([0.3, 0.7])' },
  { api: 'neataptic:architect.Perceptron', args: ['2', '3', '1'], read: 'result.activate([0.3, 0.7])' },
  {
    api: 'convnetjs:Net#makeLayers',
    receiver: "new (use('Net'))()",
    args: ["[{ type: 'input', out_sx: 1, out_sy: 1, out_depth: 2 }, { type: 'softmax', num_classes: 2 }]"],
    read: 'receiver.toJSON()',
  },
  { api: 'js-pytorch:torch.randn', args: ['[6]'], read: 'result.data' },
  { api: 'js-pytorch:torch.rand', args: ['[6]'], read: 'result.data' },
  { api: 'ml-random-forest:RandomForestClassifier', args: ['{ nEstimators: 5, maxFeatures: 2, replacement: true, noOOB: true }'], read: `(result.train(${ROWS}, ${ROWS}.map((_, i) => i % 2)), JSON.stringify(result.toJSON()))` },
  { api: 'ml-kmeans:kmeans', args: [GRID, '3', '{}'] },
  { api: 'ml-random:Random#choice', maker: 'Random', args: ['100000', '{ size: 8 }'] },
  { api: 'ml-matrix:Matrix.random', args: ['3', '3', '{}'], read: 'result.to2DArray()' },
  { api: 'ml-matrix:Matrix.rand', args: ['3', '3', '{}'], read: 'result.to2DArray()' },
  { api: 'ml-matrix:Matrix.randInt', args: ['3', '3', '{ max: 1000000 }'], read: 'result.to2DArray()' },
  { api: 'ml-fnn:FeedForwardNeuralNetworks', args: ['{ hiddenLayers: [3], iterations: 3, learningRate: 0.01 }'], read: `(result.train(${GRID}, ${LABELS}), JSON.stringify(result.toJSON()))` },
  { api: 'ml-svm:SVM', args: ['{ C: 0.01, maxIterations: 10000, maxPasses: 2 }'], read: `(result.train(${GRID}, ${LABELS}.map((x) => x * 2 - 1)), JSON.stringify(result.toJSON()))` },
  { api: 'ml-som:SOM', args: ['4', '4', '{ fields: 3 }'], read: `(result.train(${GRID}), JSON.stringify(result.export()))` },
  { api: 'ml-cross-validation:getFolds', args: [GRID, '4'] },
  { api: 'umap-js:UMAP', args: ['{ nEpochs: 5, nNeighbors: 5 }'], read: `result.fit(${GRID})`, brief: true },
  { api: '@keckelt/tsne:TSNE', args: ['{ dim: 2, perplexity: 5 }'], read: `(result.initDataRaw(${GRID}), result.step(), result.getSolution())` },
  { api: '@saehrimnir/druidjs:TSNE', args: [GRID, '{ perplexity: 5, d: 2 }'], read: 'result.transform(5)', brief: true },
  { api: 'skmeans:skmeans', args: [GRID, '3'], read: 'result.centroids' },
  { api: 'density-clustering:KMEANS#run', receiver: "new (use('KMEANS'))()", args: [GRID, '8'] },
  { api: 'kmeans-js:KMeans#cluster', receiver: "new (use('KMeans'))({ K: 8 })", args: [GRID], read: 'receiver.centroids' },
  { api: 'isolation-forest:IsolationForest#fit', receiver: "new (use('IsolationForest'))()", args: ['Array.from({ length: 40 }, (_, i) => ({ a: Math.sin(i), b: i }))'], read: 'receiver.scores()' },
  { api: 'scikitjs:trainTestSplit', setup: "lib.setBackend((await import('@tensorflow/tfjs')));", args: [LIST, LIST], brief: true },
];

/** How the other libraries are really called. */
export const LIBRARY_EXERCISES: readonly Exercise[] = [...random, ...data, ...learning];
