import { drawing, foreignDraw, generatorAt, mathRandomDraw, RUN, SEED_GLOBALLY, seedAt } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts, ModuleFact } from '../library-facts';
import { argument, option } from '../places';

const START = mathRandomDraw('unseeded-init', 'the initial layout');
const CENTROIDS = mathRandomDraw('unseeded-random', 'the first centroids', { count: 'n' });

function library(id: string, version: string, apis: readonly ApiFact[], more: Partial<LibraryFacts> = {}): LibraryFacts {
  return { id, title: id, kind: 'learning', version, modules: [{ specifier: id, namespace: '' }], apis, sources: [`https://www.npmjs.com/package/${id}`], ...more };
}

function main(id: string, path: string): readonly ModuleFact[] {
  return [{ specifier: id, namespace: '', default: path, required: path }];
}

const UMAP: readonly ApiFact[] = [
  drawing('UMAP', START, {
    call: 'new',
    returns: 'UMAP',
    seeds: [generatorAt(option(0, 'random'))],
    wrongSeeds: ['seed', 'randomState', 'random_state'].map((name) => ({
      place: option(0, name),
      why: `umap-js reads no \`${name}\`: pass \`random: seedrandom('42')\`, a fresh function for each fit`,
    })),
  }),
  { path: 'UMAP#fit', effects: ['trains'], ...RUN },
  { path: 'UMAP#fitAsync', effects: ['trains'], ...RUN },
];

const DRUID = ['TSNE', 'UMAP', 'MDS', 'SAMMON', 'TriMap', 'FASTMAP', 'LLE', 'LTSA', 'ISOMAP', 'KMeans', 'KMedoids'];

function druid(path: string): ApiFact {
  return {
    path,
    call: 'new',
    returns: path,
    seeds: [seedAt(option(1, 'seed'), { fallback: 'clock' })],
    needsNoSeed: 'Its seed is 1212 unless another is given; an explicit null becomes a seed from the clock.',
    ...RUN,
  };
}

/** Clustering, embeddings of points, trees. */
export const clusters: readonly LibraryFacts[] = [
  library('umap-js', '1.4.0', UMAP, { classes: [{ name: 'UMAP' }], globals: [{ name: 'UMAP', path: 'UMAP' }] }),
  library('tsne-js', '1.0.3', [drawing('TSNE', START, { call: 'new', returns: 'TSNE', unseedable: SEED_GLOBALLY })], { classes: [{ name: 'TSNE' }], modules: main('tsne-js', 'TSNE') }),
  library('@keckelt/tsne', '1.0.2', [drawing('TSNE', START, { call: 'new', returns: 'TSNE', unseedable: SEED_GLOBALLY })], { classes: [{ name: 'TSNE' }] }),
  library('@saehrimnir/druidjs', '0.9.0', DRUID.map(druid), { classes: DRUID.map((name) => ({ name })) }),
  library(
    'hnswlib-node',
    '3.0.0',
    [
      { path: 'HierarchicalNSW', call: 'new', returns: 'HierarchicalNSW', ...RUN },
      { path: 'HierarchicalNSW#initIndex', seeds: [seedAt(argument(3)), seedAt(option(0, 'randomSeed'))], needsNoSeed: 'Its seed is 100 unless another is given.', evidence: 'source' },
    ],
    { classes: [{ name: 'HierarchicalNSW' }] },
  ),
  library('skmeans', '0.11.3', [
    drawing('skmeans', { ...CENTROIDS, unless: [{ place: argument(2), is: 'array' }] }, { unseedable: 'Pass the first centroids as an array.' }),
  ], { modules: main('skmeans', 'skmeans') }),
  library('density-clustering', '1.3.0', [
    { path: 'KMEANS', call: 'new', returns: 'KMEANS', ...RUN },
    drawing('KMEANS#run', CENTROIDS, { unseedable: SEED_GLOBALLY }),
    ...['DBSCAN', 'OPTICS'].map((path): ApiFact => ({ path, call: 'new', needsNoSeed: 'It draws nothing.', ...RUN })),
  ], { classes: [{ name: 'KMEANS' }] }),
  library('kmeans-js', '0.1.2', [
    { path: 'KMeans', call: 'new', returns: 'KMeans', ...RUN },
    drawing('KMeans#cluster', CENTROIDS, { unseedable: SEED_GLOBALLY }),
  ], { classes: [{ name: 'KMeans' }], modules: main('kmeans-js', 'KMeans') }),
  library('node-kmeans', '1.1.9', [drawing('clusterize', CENTROIDS, { unseedable: SEED_GLOBALLY, evidence: 'source' })]),
  library('isolation-forest', '0.0.9', [
    { path: 'IsolationForest', call: 'new', returns: 'IsolationForest', ...RUN },
    drawing('IsolationForest#fit', mathRandomDraw('unseeded-random', 'the splits of the trees', { count: 'n' }), { unseedable: SEED_GLOBALLY, effects: ['trains'] }),
  ], { classes: [{ name: 'IsolationForest' }] }),
  library('decision-tree', '1.0.0', [
    ...['RandomForest', 'XGBoost'].map((path) =>
      drawing(path, mathRandomDraw('unseeded-random', 'the samples of the trees', { count: 'n' }), {
        call: 'new',
        returns: path,
        seeds: [2, 3].map((index) => seedAt(option(index, 'randomState'), { ignored: ['undefined', 'null', 'zero', 'NaN'] })),
        evidence: 'source',
      }),
    ),
    { path: 'DecisionTree', call: 'new', needsNoSeed: 'It draws nothing.', evidence: 'source' },
  ], { classes: [{ name: 'RandomForest' }, { name: 'XGBoost' }] }),
  ...['@turf/clusters-kmeans', 'libsvm-js', 'regression', 'wink-naive-bayes-text-classifier', '@tensorflow-models/knn-classifier'].map((id) =>
    library(id, 'any', [], { deterministic: 'It draws nothing, or from a fixed state of its own.' }),
  ),
];

const NATURAL: readonly ApiFact[] = [
  ...['BayesClassifier', 'LogisticRegressionClassifier', 'TfIdf'].map((path): ApiFact => ({ path, call: 'new', needsNoSeed: 'It draws nothing.', ...RUN })),
  { path: 'Corpus', call: 'new', returns: 'Corpus', evidence: 'source' },
  drawing('Corpus#splitInTrainAndTest', mathRandomDraw('unseeded-shuffle', 'the split', { count: 'n' }), { unseedable: SEED_GLOBALLY, evidence: 'source' }),
];

const STATE = seedAt(option(0, 'randomState'));

/** scikit.js: some places of the seed are positional. */
const SCIKIT: readonly ApiFact[] = [
  drawing('trainTestSplit', mathRandomDraw('unseeded-shuffle', 'the split', { count: 1 }), {
    seeds: [seedAt(argument(4))],
    note: '`trainTestSplit(X, y, testSize, trainSize, randomState)`; 0 is a real seed.',
  }),
  drawing('KFold', mathRandomDraw('unseeded-shuffle', 'the split into folds', { onlyIf: [{ place: option(0, 'shuffle'), is: 'truthy' }] }), { call: 'new', seeds: [STATE] }),
  drawing('KMeans', mathRandomDraw('unseeded-init', 'the first centroids'), { call: 'new', seeds: [STATE] }),
  ...['makeRegression', 'makeLowRankMatrix'].map((path) => drawing(path, mathRandomDraw('unseeded-random', 'the data set', { count: 'n' }), { unseedable: SEED_GLOBALLY, evidence: 'source' })),
];

export const toolkits: readonly LibraryFacts[] = [
  library('natural', '8.1.1', NATURAL, { classes: [{ name: 'Corpus' }] }),
  library('scikitjs', '1.24.0', SCIKIT, { modules: ['scikitjs', 'scikitjs-node'].map((specifier) => ({ specifier, namespace: '' })) }),
  library('@tensorflow-models/speech-commands', '0.5.4', [
    { path: 'create', returns: 'Recognizer', evidence: 'source' },
    { path: 'Recognizer#createTransfer', returns: 'TransferRecognizer', evidence: 'source' },
    drawing('TransferRecognizer#train', foreignDraw('unseeded-shuffle', 'clock', 'the order of the examples', { count: 'n' }), {
      effects: ['trains'],
      unseedable: 'It shuffles by `Math.random` and by the clock, and takes no seed: split before, or train with TensorFlow.js directly.',
      evidence: 'source',
    }),
  ], { classes: [{ name: 'Recognizer' }, { name: 'TransferRecognizer' }] }),
];
