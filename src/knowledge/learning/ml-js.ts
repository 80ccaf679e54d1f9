import { capturedDraw, drawing, generatorAt, mathRandomDraw, RUN, SEED_GLOBALLY, seedAt } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { option } from '../places';

const INTEGER = { accepts: 'integer', ignored: ['undefined'], throws: ['null', 'NaN', 'fraction'] } as const;

function ml(id: string, version: string, apis: readonly ApiFact[], more: Partial<LibraryFacts> = {}): LibraryFacts {
  return { id, title: id, kind: 'learning', version, modules: [{ specifier: id, namespace: '' }], apis, sources: [`https://www.npmjs.com/package/${id}`], ...more };
}

function main(id: string, path: string): Pick<LibraryFacts, 'modules'> {
  return { modules: [{ specifier: id, namespace: '', default: path, required: path }] };
}

const FOREST_NOTE = 'Its seed is 42 unless another is given. An explicit `seed: undefined` overrides that default and gives a seed from the clock.';

function forest(path: string): ApiFact {
  return {
    path,
    call: 'new',
    returns: path,
    needsNoSeed: FOREST_NOTE,
    seeds: [seedAt(option(0, 'seed'), { ignored: ['undefined'], throws: ['null', 'NaN', 'fraction'], fallback: 'clock' })],
    ...RUN,
  };
}

const MATRIX_METHODS = ['random', 'rand', 'randInt'];

/** The packages of the ml.js family. */
export const mlJs: readonly LibraryFacts[] = [
  ml('ml-random-forest', '2.1.0', ['RandomForestClassifier', 'RandomForestRegression'].map(forest), {
    classes: [{ name: 'RandomForestClassifier' }, { name: 'RandomForestRegression' }],
  }),
  ml('ml-kmeans', '7.0.1', [
    drawing('kmeans', mathRandomDraw('unseeded-random', 'the first centroids', { unless: [{ place: option(2, 'initialization'), is: 'array' }] }), {
      seeds: [seedAt(option(2, 'seed'), INTEGER)],
      note: "`'kmeans++'` (the default), `'random'` and `'mostDistant'` all draw; centroids given as `initialization` do not.",
    }),
    drawing('kmeansGenerator', mathRandomDraw('unseeded-random', 'the first centroids', { unless: [{ place: option(2, 'initialization'), is: 'array' }] }), {
      seeds: [seedAt(option(2, 'seed'), INTEGER)],
      evidence: 'source',
    }),
  ]),
  ml(
    'ml-random',
    '2.0.0',
    [
      { path: 'Random', call: 'new', returns: 'Random', ...RUN },
      ...['choice', 'random', 'randInt', 'randomSample'].map((name) =>
        drawing(`Random#${name}`, mathRandomDraw('unseeded-random', 'what is picked', { matters: 'flow' }), {
          seeds: [{ place: { of: 'maker', argument: 0, path: [] }, accepts: 'integer', ignored: ['undefined'], throws: ['null', 'NaN', 'fraction', 'string'] }],
        }),
      ),
    ],
    { classes: [{ name: 'Random' }], ...main('ml-random', 'Random') },
  ),
  ml(
    'ml-matrix',
    '6.15.1',
    [
      ...MATRIX_METHODS.map((name) =>
        drawing(`Matrix.${name}`, mathRandomDraw('unseeded-tensor', 'the values of the matrix', { count: 'n' }), {
          returns: 'Matrix',
          seeds: [generatorAt(option(name === 'randInt' ? 2 : 2, 'random'))],
        }),
      ),
      ...['zeros', 'ones', 'eye', 'identity', 'diag', 'from1DArray', 'rowVector', 'columnVector'].map((name) => ({ path: `Matrix.${name}`, returns: 'Matrix', ...RUN })),
    ],
    { kind: 'tensor', classes: [{ name: 'Matrix' }], modules: [{ specifier: 'ml-matrix', namespace: '', default: 'Matrix' }] },
  ),
  ml(
    'ml-fnn',
    '5.0.0',
    [
      drawing('FeedForwardNeuralNetworks', mathRandomDraw('unseeded-init', 'the initial weights', { moment: 'training' }), {
        call: 'new',
        returns: 'FeedForwardNeuralNetworks',
        unseedable: SEED_GLOBALLY,
      }),
      { path: 'FeedForwardNeuralNetworks#train', effects: ['trains'], ...RUN },
      { path: 'FeedForwardNeuralNetworks.load', returns: 'FeedForwardNeuralNetworks', effects: ['loads-weights'], ...RUN },
    ],
    { classes: [{ name: 'FeedForwardNeuralNetworks' }], ...main('ml-fnn', 'FeedForwardNeuralNetworks') },
  ),
  ml(
    'ml-svm',
    '2.1.2',
    [
      drawing('SVM', capturedDraw('unseeded-random', 'the pairs that are optimized', { moment: 'training' }), {
        call: 'new',
        returns: 'SVM',
        seeds: [generatorAt(option(0, 'random'), { ignored: [], throws: ['undefined'] })],
      }),
      { path: 'SVM#train', effects: ['trains'], ...RUN },
    ],
    { capturesMathRandom: true, classes: [{ name: 'SVM' }], ...main('ml-svm', 'SVM') },
  ),
  ml(
    'ml-som',
    '0.0.6',
    [
      drawing('SOM', capturedDraw('unseeded-init', 'the initial nodes'), { call: 'new', returns: 'SOM', seeds: [generatorAt(option(2, 'randomizer'), { ignored: [], throws: ['undefined'] })] }),
      { path: 'SOM#train', effects: ['trains'], ...RUN },
    ],
    { capturesMathRandom: true, classes: [{ name: 'SOM' }], ...main('ml-som', 'SOM') },
  ),
  ml('ml-cross-validation', '1.3.0', [
    drawing('kFold', mathRandomDraw('unseeded-shuffle', 'the split into folds', { count: 'n' }), { unseedable: 'Pass folds of your own, from a seeded shuffle.' }),
    drawing('getFolds', mathRandomDraw('unseeded-shuffle', 'the split into folds', { count: 'n' }), { unseedable: 'Split with a seeded shuffle of your own.' }),
    { path: 'leaveOneOut', needsNoSeed: 'It leaves out each example in turn.', ...RUN },
  ]),
  ...['ml-cart', 'ml-logistic-regression', 'ml-naivebayes', 'ml-knn', 'ml-regression', 'ml-pca'].map((id) =>
    ml(id, 'any', [], { deterministic: 'It draws nothing.' }),
  ),
];
