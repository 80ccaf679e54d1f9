import type { Exercise } from '../exercise';

const LOGITS = 'lib.tensor2d([[0.1, 0.2, 0.3, 0.4]])';
const POINTS = 'lib.ones([4, 8])';

const randomOps: readonly Exercise[] = [
  { api: 'tfjs:randomNormal', args: ['[6]', '0', '1', "'float32'"] },
  { api: 'tfjs:randomStandardNormal', args: ['[6]', "'float32'"] },
  { api: 'tfjs:truncatedNormal', args: ['[6]', '0', '1', "'float32'"] },
  { api: 'tfjs:randomGamma', args: ['[6]', '2', '1', "'float32'"] },
  { api: 'tfjs:randomUniform', args: ['[6]', '0', '1', "'float32'"] },
  { api: 'tfjs:randomUniformInt', args: ['[12]', '0', '1000000'] },
  { api: 'tfjs:multinomial', args: [LOGITS, '64'] },
  { api: 'tfjs:dropout', args: [POINTS, '0.5'] },
  { api: 'tfjs:rand', args: ['[6]', '() => Math.random()'] },
  { api: 'tfjs:util.shuffle', args: ['list'], setup: 'const list = Array.from({ length: 30 }, (_, index) => index);', read: 'list' },
  { api: 'tfjs:util.shuffleCombo', args: ['list', '[...list]'], setup: 'const list = Array.from({ length: 30 }, (_, index) => index);', read: 'list' },
  { api: 'tfjs:util.createShuffledIndices', args: ['30'] },
  { api: 'tfjs:util.randUniform', args: ['0', '1'] },
];

const INITIALIZERS = ['zeros', 'ones', 'constant', 'identity', 'randomUniform', 'randomNormal', 'truncatedNormal', 'varianceScaling', 'glorotUniform', 'glorotNormal', 'heUniform', 'heNormal', 'leCunUniform', 'leCunNormal', 'orthogonal'];
const FIXED: Readonly<Record<string, string>> = { constant: '{ value: 2 }', varianceScaling: "{ scale: 1, mode: 'fanIn', distribution: 'normal' }" };

const initializers: readonly Exercise[] = INITIALIZERS.map((name) => ({
  api: `tfjs:initializers.${name}`,
  args: [FIXED[name] ?? '{}'],
  read: 'result.apply([3, 3])',
}));

/** Shape of the input and the options that a layer cannot do without. */
const LAYERS: Readonly<Record<string, readonly [shape: string, options: string]>> = {
  dense: ['[null, 3]', 'units: 2'],
  conv1d: ['[null, 8, 3]', 'filters: 2, kernelSize: 2'],
  conv2d: ['[null, 8, 8, 3]', 'filters: 2, kernelSize: 2'],
  conv3d: ['[null, 4, 4, 4, 2]', 'filters: 2, kernelSize: 2'],
  conv2dTranspose: ['[null, 8, 8, 3]', 'filters: 2, kernelSize: 2'],
  conv3dTranspose: ['[null, 4, 4, 4, 2]', 'filters: 2, kernelSize: 2'],
  depthwiseConv2d: ['[null, 8, 8, 3]', 'kernelSize: 2'],
  separableConv2d: ['[null, 8, 8, 3]', 'filters: 2, kernelSize: 2'],
  embedding: ['[null, 4]', 'inputDim: 5, outputDim: 3'],
  simpleRNN: ['[null, 4, 3]', 'units: 2'],
  gru: ['[null, 4, 3]', 'units: 2'],
  lstm: ['[null, 4, 3]', 'units: 2'],
  simpleRNNCell: ['[null, 3]', 'units: 2'],
  gruCell: ['[null, 3]', 'units: 2'],
  lstmCell: ['[null, 3]', 'units: 2'],
  convLstm2d: ['[null, 2, 8, 8, 3]', 'filters: 2, kernelSize: 2'],
  convLstm2dCell: ['[null, 8, 8, 3]', 'filters: 2, kernelSize: 2'],
};

function weightsOf(name: string, options: string, shape: string, variant?: string): Exercise {
  return {
    api: `tfjs:layers.${name}`,
    ...(variant === undefined ? {} : { variant }),
    args: [`{ ${options} }`],
    read: `(result.build(${shape}), result.getWeights())`,
  };
}

/** Shapes and options, for the cases that seed each weight through its own option. */
export const LAYER_SHAPES = LAYERS;

const layers: readonly Exercise[] = Object.entries(LAYERS).map(([name, [shape, options]]) => weightsOf(name, options, shape));

const NOISE: readonly Exercise[] = (
  [
    ['dropout', 'rate: 0.5', '[4, 8]'],
    ['spatialDropout1d', 'rate: 0.5', '[2, 4, 16]'],
    ['gaussianNoise', 'stddev: 1', '[4, 8]'],
    ['gaussianDropout', 'rate: 0.5', '[4, 8]'],
    ['alphaDropout', 'rate: 0.5', '[4, 8]'],
  ] as const
).map(([name, options, shape]) => ({ api: `tfjs:layers.${name}`, args: [`{ ${options} }`], read: `result.apply(lib.ones(${shape}), { training: true })` }));

const RANDOM_WIDTH: Exercise = { api: 'tfjs:layers.randomWidth', args: ['{ factor: 0.9 }'], read: 'Array.from({ length: 6 }, () => result.apply(lib.ones([1, 4, 64, 1])).shape)' };

const MASKED = ['simpleRNN', 'gru', 'lstm'] as const;
const FILLED = "kernelInitializer: lib.initializers.randomNormal({ seed: 1 }), recurrentInitializer: lib.initializers.randomNormal({ seed: 2 })";

const masks: readonly Exercise[] = MASKED.flatMap((name) =>
  ['dropout', 'recurrentDropout'].map((option, index): Exercise => ({
    api: `tfjs:layers.${name}`,
    variant: option,
    draw: index + 1,
    args: [`{ units: 8, ${option}: 0.5, ${FILLED} }`],
    read: 'result.apply(lib.ones([4, 6, 8]), { training: true })',
  })),
);

const MODEL = `const model = lib.sequential({ layers: [lib.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const xs = lib.range(0, 32).reshape([32, 1]).div(32);
    const ys = xs.square();`;

const training: readonly Exercise[] = [
  { api: 'tfjs:LayersModel#fit', setup: MODEL, receiver: 'model', args: ['xs', 'ys', '{ epochs: 2, batchSize: 4, verbose: 0 }'], read: 'model.getWeights()', brief: true },
  { api: 'tfjs:LayersModel#trainOnBatch', setup: MODEL, receiver: 'model', args: ['xs', 'ys'], read: 'model.getWeights()' },
  {
    api: 'tfjs:LayersModel#fitDataset',
    setup: `${MODEL}\n    const data = lib.data.zip({ xs: lib.data.array(Array.from({ length: 8 }, (_, i) => [i])), ys: lib.data.array(Array.from({ length: 8 }, (_, i) => [i * i / 64])) }).batch(2);`,
    receiver: 'model',
    args: ['data', '{ epochs: 2, verbose: 0 }'],
    read: 'model.getWeights()',
  },
  {
    api: 'tfjs:models.modelFromJSON',
    setup: `const model = lib.sequential({ layers: [lib.layers.dense({ units: 4, inputShape: [3] })] });`,
    args: ['{ modelTopology: model.toJSON(null, false) }'],
    read: 'result.getWeights()',
  },
];

const LIST = 'lib.data.array(Array.from({ length: 40 }, (_, index) => index))';
const data: readonly Exercise[] = [
  { api: 'tfjs:Dataset#shuffle', receiver: LIST, args: ['40'], read: 'await result.toArray()' },
  { api: 'tfjs:LazyIterator#shuffle', receiver: `await ${LIST}.iterator()`, args: ['40'], read: 'await result.toArray()' },
  { api: 'tfjs:Dataset#batch', receiver: LIST, args: ['4'], read: 'await result.toArray()' },
  { api: 'tfjs:Dataset#map', receiver: LIST, args: ['(x) => x + 1'], read: 'await result.toArray()' },
  { api: 'tfjs:Dataset#prefetch', receiver: LIST, args: ['4'], read: 'await result.toArray()' },
];

/** How TensorFlow.js is really called. */
export const TFJS: readonly Exercise[] = [...randomOps, ...initializers, ...layers, ...NOISE, RANDOM_WIDTH, ...masks, ...training, ...data];
