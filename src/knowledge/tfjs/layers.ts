import { mathRandomDraw, READ, RUN } from '../draws';
import type { ApiFact, WeightFact } from '../fact';
import type { Condition } from '../place';
import { argument, isOneOf, option } from '../places';

/** A kernel filled by `glorotNormal`, TensorFlow.js' default (Keras' is glorotUniform). */
function kernel(name = 'kernel', from = 'kernelInitializer', ignoredOptions: readonly string[] = []): WeightFact {
  return { name, option: from, default: 'glorotNormal', ...(ignoredOptions.length > 0 ? { ignoredOptions } : {}) };
}

const RECURRENT: WeightFact = { name: 'recurrent kernel', option: 'recurrentInitializer', default: 'orthogonal' };

function weighted(name: string, className: string, weights: readonly WeightFact[], more: Partial<ApiFact> = {}): ApiFact {
  return {
    path: `layers.${name}`,
    returns: 'Layer',
    className,
    weights,
    draws: [mathRandomDraw('unseeded-init', 'the initial weights', { moment: 'build', count: weights.length })],
    initializerOptions: ['biasInitializer'],
    source: 'tfjs-layers/src/layers',
    ...RUN,
    ...more,
  };
}

const PRODUCT = { kernel: 'BatchMatMul', pass: 'forward', product: 'dense' } as const;
const PRODUCT_GRADIENT = { kernel: 'BatchMatMul', pass: 'gradient', product: 'dense-gradient' } as const;
const CONV = [
  { kernel: 'Conv2D', pass: 'forward', product: 'conv2d' },
  { kernel: 'Conv2DBackpropFilter', pass: 'gradient' },
  { kernel: 'Conv2DBackpropInput', pass: 'gradient' },
] as const;
const DEPTHWISE = [
  { kernel: 'DepthwiseConv2dNativeBackpropFilter', pass: 'gradient' },
  { kernel: 'DepthwiseConv2dNativeBackpropInput', pass: 'gradient' },
] as const;
const CONV3D = [
  { kernel: 'Conv3DBackpropInputV2', pass: 'gradient' },
  { kernel: 'Conv3DBackpropFilterV2', pass: 'gradient' },
] as const;
const DEPTHWISE_ONLY = ['kernelInitializer'];
const SEPARABLE_NOTE =
  '4.22 builds the pointwise initializer from `depthwiseInitializer` and ignores `pointwiseInitializer`, so one seed serves two kernels. A `kernelInitializer` throws.';

/** Layers with random weights of their own. */
export const weightedLayers: readonly ApiFact[] = [
  weighted('dense', 'Dense', [kernel()], { kernels: [PRODUCT, PRODUCT_GRADIENT] }),
  weighted('conv1d', 'Conv1D', [kernel()], { kernels: CONV }),
  weighted('conv2d', 'Conv2D', [kernel()], { kernels: CONV }),
  weighted('conv3d', 'Conv3D', [kernel()], { kernels: CONV3D }),
  weighted('conv2dTranspose', 'Conv2DTranspose', [kernel()], { kernels: CONV }),
  weighted('conv3dTranspose', 'Conv3DTranspose', [kernel()], { kernels: [{ kernel: 'Conv3DBackpropInputV2', pass: 'forward' }] }),
  weighted('depthwiseConv2d', 'DepthwiseConv2D', [kernel('depthwise kernel', 'depthwiseInitializer', DEPTHWISE_ONLY)], {
    kernels: DEPTHWISE,
    note: 'Reads `depthwiseInitializer`; a `kernelInitializer` is silently ignored.',
  }),
  weighted(
    'separableConv2d',
    'SeparableConv2D',
    [
      kernel('depthwise kernel', 'depthwiseInitializer'),
      kernel('pointwise kernel', 'depthwiseInitializer', ['pointwiseInitializer']),
    ],
    { kernels: DEPTHWISE, note: SEPARABLE_NOTE },
  ),
  weighted('embedding', 'Embedding', [{ name: 'embeddings', option: 'embeddingsInitializer', default: 'randomUniform' }], {
    initializerOptions: [],
    kernels: [{ kernel: 'UnsortedSegmentSum', pass: 'gradient' }],
    note: 'Its gradient is a segment sum over repeated rows.',
  }),
];

/** A mask that a recurrent layer draws while training; the layer has no seed for it. */
function recurrentMask(name: string, masks: number): ReturnType<typeof mathRandomDraw> {
  return mathRandomDraw('unseeded-dropout', `the ${name === 'dropout' ? 'input' : 'recurrent'} dropout masks`, {
    moment: 'training',
    count: masks,
    onlyIf: [{ place: option(0, name), is: 'nonzero' }],
  });
}

function recurrent(name: string, className: string, masks: number): ApiFact {
  return weighted(name, className, [kernel(), RECURRENT], {
    draws: [
      mathRandomDraw('unseeded-init', 'the initial weights', { moment: 'build', count: 2 }),
      recurrentMask('dropout', masks),
      recurrentMask('recurrentDropout', masks),
    ],
    kernels: [PRODUCT, PRODUCT_GRADIENT],
    wrongSeeds: ['dropout', 'recurrentDropout'].map((mask) => ({
      place: option(0, 'seed'),
      onlyIf: [{ place: option(0, mask), is: 'nonzero' as const }],
      why: 'recurrent layers read no `seed`; their masks draw from `Math.random`',
    })),
    note: '`dropout` and `recurrentDropout` masks take no seed; `dropoutFunc` replaces them, and a constant seed inside it freezes the masks.',
    source: 'tfjs-layers/src/layers/recurrent.ts',
  });
}

/** Recurrent layers and their cells: two weights each, and masks without a seed. */
export const recurrentLayers: readonly ApiFact[] = [
  ...(['simpleRNN', 'simpleRNNCell'] as const).map((name) => recurrent(name, name === 'simpleRNN' ? 'SimpleRNN' : 'SimpleRNNCell', 1)),
  ...(['gru', 'gruCell'] as const).map((name) => recurrent(name, name === 'gru' ? 'GRU' : 'GRUCell', 3)),
  ...(['lstm', 'lstmCell'] as const).map((name) => recurrent(name, name === 'lstm' ? 'LSTM' : 'LSTMCell', 4)),
  ...(['convLstm2d', 'convLstm2dCell'] as const).map((name) => recurrent(name, name === 'convLstm2d' ? 'ConvLSTM2D' : 'ConvLSTM2DCell', 4)),
  wrapper('rnn', 'RNN', 'cell'),
  wrapper('stackedRNNCells', 'StackedRNNCells', 'cells'),
  wrapper('timeDistributed', 'TimeDistributed', 'layer'),
  {
    ...wrapper('bidirectional', 'Bidirectional', 'layer'),
    wraps: { option: 'layer', copies: 'both-directions' },
    note: 'Builds the backward layer from the forward one’s config, seeds included: forward and backward kernels start bit-equal.',
  },
];

function wrapper(name: string, className: string, from: string): ApiFact {
  return { path: `layers.${name}`, returns: 'Layer', className, wraps: { option: from }, ...RUN };
}

const NO_SEED = [{ place: option(0, 'seed'), why: 'the layer reads no `seed`; its noise draws from `Math.random`' }];

function noise(name: string, className: string, what: string, amount: 'rate' | 'stddev'): ApiFact {
  const place = option(0, amount);
  // Run: without a rate nothing is ever dropped, so a bare number (`dropout(0.3)`) is no mask; without a deviation the noise has 1.
  const silent: readonly Condition[] = [isOneOf(place, 0), ...(amount === 'rate' ? [{ place: argument(0), is: { lacks: 'rate' } }] : [])];
  return {
    path: `layers.${name}`,
    returns: 'Layer',
    className,
    draws: [mathRandomDraw('unseeded-dropout', what, { moment: 'training', count: 1, unless: silent })],
    ...RUN,
  };
}

const FROZEN = { place: option(0, 'seed'), accepts: 'number-or-string', ignored: ['undefined', 'null'], repeatsEveryCall: true } as const;
const FROZEN_NOTE = 'A seed is honoured, but gives the very same mask on every call, so units that it drops never train: leave it out and seed `Math.random`.';
const UNSEEDABLE_NOISE = { wrongSeeds: NO_SEED, unseedable: 'It reads no seed: seed `Math.random` for the program.' };

/** Layers that draw while training. */
export const noiseLayers: readonly ApiFact[] = [
  { ...noise('dropout', 'Dropout', 'the dropout masks', 'rate'), seeds: [FROZEN], note: FROZEN_NOTE, source: 'tfjs-layers/src/layers/core.ts' },
  { ...noise('spatialDropout1d', 'SpatialDropout1D', 'the dropout masks', 'rate'), seeds: [FROZEN], note: FROZEN_NOTE },
  { ...noise('gaussianNoise', 'GaussianNoise', 'the noise added', 'stddev'), ...UNSEEDABLE_NOISE },
  { ...noise('gaussianDropout', 'GaussianDropout', 'the noise multiplied in', 'rate'), ...UNSEEDABLE_NOISE },
  { ...noise('alphaDropout', 'AlphaDropout', 'the dropout masks', 'rate'), ...UNSEEDABLE_NOISE },
  {
    path: 'layers.randomWidth',
    returns: 'Layer',
    className: 'RandomWidth',
    draws: [mathRandomDraw('unseeded-augmentation', 'the widths that images are resized to', { moment: 'inference', count: 1 })],
    seeds: [{ place: option(0, 'seed'), accepts: 'number', ignored: ['undefined'] }],
    note: 'Draws at inference as well as in training. Its seed advances from call to call, and a saved model resumes from the advanced one; `seed: null` behaves as 0, 1, 2 …',
    source: 'tfjs-layers/src/layers/preprocessing/random_width.ts',
    ...RUN,
  },
];

const PLAIN =
  'activation add average averagePooling1d averagePooling2d averagePooling3d avgPool1d avgPool2d avgPool3d avgPooling1d avgPooling2d avgPooling3d batchNormalization categoryEncoding centerCrop concatenate cropping2D dot elu flatten globalAveragePooling1d globalAveragePooling2d globalMaxPool1d globalMaxPool2d globalMaxPooling1d globalMaxPooling2d inputLayer layerNormalization leakyReLU masking maxPool1d maxPool2d maxPooling1d maxPooling2d maxPooling3d maximum minimum multiply permute prelu reLU repeatVector rescaling reshape resizing softmax thresholdedReLU upSampling2d zeroPadding2d';

/** Layers that draw nothing. */
export const plainLayers: readonly ApiFact[] = [
  ...PLAIN.split(' ').map((name): ApiFact => ({ path: `layers.${name}`, returns: 'Layer', ...RUN })),
  { path: 'layers.input', returns: 'SymbolicTensor', ...RUN },
];

/** `tf.layers[kind](config)` where nobody can say which layer it makes. */
export const unknownLayer: ApiFact = {
  path: 'layers.*',
  returns: 'Layer',
  draws: [mathRandomDraw('unseeded-init', 'the weights of a layer chosen while the program runs', { moment: 'build', count: 'n', level: 'review' })],
  note: 'Stands for every layer: most of them draw weights when they are built.',
  ...READ,
};
