import { drawing, mathRandomDraw, READ, RUN, SEED_GLOBALLY, WHERE_IT_FLOWS } from '../draws';
import type { Draw } from '../draw';
import type { ApiFact } from '../fact';
import type { GlobalFact, LibraryFacts, ModuleFact } from '../library-facts';
import { argument, isAbsent, isNonzero, isOneOf, option } from '../places';

const WEIGHTS = mathRandomDraw('unseeded-init', 'the initial weights');
const LATER = mathRandomDraw('unseeded-init', 'the initial weights', { moment: 'training' });

function network(path: string, draw: Draw = WEIGHTS, more: Partial<ApiFact> = {}): ApiFact {
  return drawing(path, draw, { call: 'new', returns: path, unseedable: SEED_GLOBALLY, ...more });
}

function classes(...names: readonly string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}

interface NetworkLibrary {
  readonly version: string;
  readonly modules?: readonly ModuleFact[];
  readonly global?: string;
  /** Names that its builds for pages also put on the global object. */
  readonly globals?: readonly GlobalFact[];
  readonly names: readonly string[];
  readonly apis: readonly ApiFact[];
}

function library(id: string, { version, modules, global, globals = [], names, apis }: NetworkLibrary): LibraryFacts {
  return {
    id,
    title: id,
    kind: 'learning',
    version,
    modules: modules ?? [{ specifier: id, namespace: '' }],
    ...(global === undefined ? {} : { globals: [{ name: global, path: '' }, ...globals] }),
    classes: classes(...names),
    apis,
    sources: [`https://www.npmjs.com/package/${id}`],
  };
}

const BRAIN = ['NeuralNetwork', 'NeuralNetworkGPU', 'recurrent.RNN', 'recurrent.LSTM', 'recurrent.GRU', 'recurrent.RNNTimeStep', 'recurrent.LSTMTimeStep', 'recurrent.GRUTimeStep', 'FeedForward'];

const brain = library('brain.js', {
  version: '1.6.1',
  global: 'brain',
  names: [...BRAIN, 'CrossValidate'],
  apis: [
    ...BRAIN.map((path) => network(path, LATER, { replacedBy: ['fromJSON'] })),
    ...BRAIN.flatMap((path): ApiFact[] => [
      { path: `${path}#train`, effects: ['trains'], ...RUN },
      { path: `${path}#trainAsync`, effects: ['trains'], ...RUN },
      { path: `${path}#fromJSON`, effects: ['loads-weights'], ...RUN },
      { path: `${path}#run`, effects: ['infers'], ...RUN },
    ]),
    network('CrossValidate', mathRandomDraw('unseeded-shuffle', 'the split into folds', { moment: 'training', count: 'n' })),
  ],
});

const SYNAPTIC = ['Architect.Perceptron', 'Architect.LSTM', 'Architect.Liquid', 'Architect.Hopfield', 'Layer', 'Neuron'];
const ORDER = { count: 'n', moment: 'training' } as const;
const TRAINER = mathRandomDraw('unseeded-shuffle', 'the order of the examples', { ...ORDER, onlyIf: [{ place: option(1, 'shuffle'), is: 'truthy' }] });
/** A task that the trainer brings with it and shuffles unless it is told not to. */
const XOR = mathRandomDraw('unseeded-shuffle', 'the order of the examples', { ...ORDER, unless: [isOneOf(option(0, 'shuffle'), false)] });
/** Tasks for which it makes up the examples. */
const TASKS = ['DSR', 'ERG', 'timingTask'];

const synaptic = library('synaptic', {
  version: '1.1.4',
  global: 'synaptic',
  globals: [{ name: 'Architect', path: 'Architect', besideCall: 'propagate' }],
  names: [...SYNAPTIC, 'Network', 'Trainer'],
  apis: [
    ...SYNAPTIC.map((path) => network(path)),
    // It only holds layers, which have drawn their weights by then.
    { path: 'Network', call: 'new', returns: 'Network', ...RUN },
    { path: 'Trainer', call: 'new', returns: 'Trainer', ...RUN },
    drawing('Trainer#train', TRAINER, { effects: ['trains'], unseedable: SEED_GLOBALLY, evidence: 'source' }),
    drawing('Trainer#XOR', XOR, { effects: ['trains'], unseedable: SEED_GLOBALLY, evidence: 'source' }),
    ...TASKS.map((name) => drawing(`Trainer#${name}`, mathRandomDraw('unseeded-random', 'the examples that it makes up', ORDER), { effects: ['trains'], unseedable: SEED_GLOBALLY, evidence: 'source' })),
  ],
});

const NEATAPTIC = ['Network', 'architect.Perceptron', 'architect.Random', 'architect.LSTM', 'architect.GRU', 'architect.Hopfield', 'architect.NARX', 'Neat', 'Layer', 'Node'];
const CAPITAL = NEATAPTIC.filter((path) => path.startsWith('architect.')).map((path) => path.replace('architect', 'Architect'));

function neataptic(id: string, version: string, global: string): LibraryFacts {
  return library(id, {
    version,
    global,
    names: [...NEATAPTIC, ...CAPITAL],
    apis: [
      ...[...NEATAPTIC, ...CAPITAL].map((path) => network(path, WEIGHTS, { call: 'either' })),
      drawing(
        'Network#train',
        [
          mathRandomDraw('unseeded-shuffle', 'the order of the examples', { moment: 'training', onlyIf: [{ place: option(1, 'shuffle'), is: 'truthy' }] }),
          mathRandomDraw('unseeded-dropout', 'the dropout masks', { moment: 'training', onlyIf: [isNonzero(option(1, 'dropout'))] }),
        ],
        { effects: ['trains'], unseedable: SEED_GLOBALLY, evidence: 'source' },
      ),
      drawing('Network#evolve', mathRandomDraw('unseeded-random', 'mutation and selection', { moment: 'training', count: 'n' }), {
        effects: ['trains'],
        unseedable: SEED_GLOBALLY,
        evidence: 'source',
      }),
      { path: 'Network.fromJSON', returns: 'Network', effects: ['loads-weights'], ...RUN },
    ],
  });
}

const convnet = library('convnetjs', {
  version: '0.3.0',
  global: 'convnetjs',
  names: ['Net', 'MagicNet', 'Trainer', 'SGDTrainer', 'Vol'],
  apis: [
    { path: 'Net', call: 'new', returns: 'Net', ...RUN },
    drawing('Net#makeLayers', WEIGHTS, { unseedable: `${SEED_GLOBALLY} Its normal generator keeps a spare value, so start a fresh process.`, effects: ['builds-model'] }),
    { path: 'Net#fromJSON', effects: ['loads-weights'], ...RUN },
    network('MagicNet', mathRandomDraw('unseeded-random', 'the candidates that are tried', { moment: 'training' }), { evidence: 'source' }),
    network('Vol', mathRandomDraw('unseeded-tensor', 'the values of the volume', { onlyIf: [isAbsent(argument(3))], unless: [isOneOf(argument(0), 0), { place: argument(0), is: 'array' }] }), { evidence: 'source', replacedBy: ['w'] }),
    ...['randf', 'randi', 'randn'].map((name) => drawing(name, mathRandomDraw('unseeded-random', 'the number drawn', WHERE_IT_FLOWS), { unseedable: SEED_GLOBALLY, ...READ })),
    ...['Trainer', 'SGDTrainer'].flatMap((name): ApiFact[] => [
      { path: name, call: 'new', returns: name, ...RUN },
      { path: `${name}#train`, effects: ['trains'], ...RUN },
    ]),
  ],
});

const TORCH_LAYERS = ['nn.Linear', 'nn.Embedding', 'nn.MultiHeadSelfAttention', 'nn.FullyConnected', 'nn.Block', 'nn.PositionalEmbedding'];

const torch = library('js-pytorch', {
  version: '0.7.2',
  modules: [{ specifier: 'js-pytorch', namespace: 'torch', default: 'torch' }],
  global: 'torch',
  names: ['torch.Tensor', ...TORCH_LAYERS.map((path) => `torch.${path}`), 'torch.nn.Dropout'],
  apis: [
    ...['rand', 'randn', 'randint'].map((name) => drawing(`torch.${name}`, mathRandomDraw('unseeded-tensor', 'the values of the tensor', { count: 'n' }), { returns: 'torch.Tensor', unseedable: SEED_GLOBALLY })),
    ...TORCH_LAYERS.map((path) => network(`torch.${path}`, WEIGHTS, { evidence: 'source' })),
    network('torch.nn.Dropout', mathRandomDraw('unseeded-dropout', 'the dropout masks', { moment: 'training', unless: [isOneOf({ argument: 0, path: [] }, 0)] }), { evidence: 'source' }),
  ],
});

const ml5 = library('ml5', {
  version: '1.4.0',
  global: 'ml5',
  names: ['NeuralNetwork'],
  apis: [
    drawing('neuralNetwork', mathRandomDraw('unseeded-init', 'the initial weights', { moment: 'training' }), {
      returns: 'NeuralNetwork',
      unseedable: 'It builds unseeded TensorFlow.js layers: seed `Math.random` for the page before training.',
      evidence: 'source',
    }),
    drawing('NeuralNetwork#train', mathRandomDraw('unseeded-shuffle', 'the order of the examples', { moment: 'training', count: 'n' }), {
      effects: ['trains'],
      unseedable: 'Seed `Math.random` for the page before training.',
      evidence: 'source',
    }),
    { path: 'NeuralNetwork#load', effects: ['loads-weights'], evidence: 'source' },
  ],
});

/** Libraries of neural networks other than TensorFlow.js; all draw from `Math.random` when called. */
export const networks: readonly LibraryFacts[] = [
  brain,
  synaptic,
  neataptic('neataptic', '1.4.7', 'neataptic'),
  neataptic('@liquid-carrot/carrot', '0.3.20', 'carrot'),
  convnet,
  torch,
  ml5,
];

