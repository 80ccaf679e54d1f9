import { mathRandomDraw, RUN, READ } from '../draws';
import type { ApiFact, Effect } from '../fact';
import { isOneOf, option } from '../places';

const SOURCE = 'tfjs-layers/src/engine/training.ts';

function method(path: string, effects: readonly Effect[], more: Partial<ApiFact> = {}): ApiFact {
  return { path, effects, ...RUN, ...more };
}

const FIT: ApiFact = {
  path: 'LayersModel#fit',
  effects: ['trains'],
  draws: [
    mathRandomDraw('unseeded-shuffle', "the order of the examples in every epoch (fit's hidden shuffle)", {
      moment: 'training',
      count: 'n',
      unless: [isOneOf(option(2, 'shuffle'), false, 0)],
    }),
  ],
  unseedable:
    'fit has no seed: seed `Math.random` for the program, or pass `shuffle: false` with data that a seeded shuffle ordered. `shuffle: false` alone changes training.',
  wrongSeeds: [{ place: option(2, 'seed'), why: 'fit reads no `seed`; its shuffle draws from `Math.random`' }],
  note: 'Shuffles with `tf.util.shuffle` unless `shuffle` is false: true, undefined and null all shuffle. `validationSplit` takes the tail of the data before shuffling. Even a full batch ends in other bits, since sums run in another order.',
  source: SOURCE,
  ...RUN,
};

const LOAD_NOTE =
  'Builds the weights as zeros and loads them, drawing nothing, unless `strict` is false: then every random weight is drawn first, which also shifts a global stream.';

/** Models: what makes them, trains them, runs them. */
export const training: readonly ApiFact[] = [
  method('sequential', ['builds-model'], { returns: 'Sequential' }),
  method('model', ['builds-model'], { returns: 'LayersModel' }),
  method('input', [], { returns: 'SymbolicTensor' }),
  { path: 'Sequential', call: 'new', returns: 'Sequential', effects: ['builds-model'], ...RUN },
  { path: 'LayersModel', call: 'new', returns: 'LayersModel', effects: ['builds-model'], ...RUN },
  FIT,
  method('LayersModel#fitDataset', ['trains'], { note: 'Shuffles nothing of its own.' }),
  method('LayersModel#trainOnBatch', ['trains']),
  method('LayersModel#compile', ['compiles']),
  method('LayersModel#evaluate', ['infers']),
  method('LayersModel#evaluateDataset', ['infers']),
  method('LayersModel#predict', ['infers'], { returns: 'Tensor' }),
  method('LayersModel#predictOnBatch', ['infers'], { returns: 'Tensor' }),
  method('LayersModel#apply', ['calls-layer'], { returns: 'Tensor' }),
  method('LayersModel#getLayer', [], { returns: 'Layer' }),
  method('LayersModel#loadWeights', ['loads-weights'], { evidence: 'source' }),
  method('LayersModel#setWeights', ['sets-weights']),
  method('LayersModel#getWeights', []),
  method('LayersModel#save', [], { note: 'Saves initializer and dropout seeds; not the order of fit, nor the state of any generator.' }),
  method('Sequential#add', ['builds-model']),
  method('Layer#apply', ['calls-layer'], { returns: 'SymbolicTensor' }),
  method('Layer#call', ['calls-layer'], { returns: 'Tensor' }),
  method('Layer#setWeights', ['sets-weights']),
  method('loadLayersModel', ['builds-model', 'loads-weights'], {
    returns: 'LayersModel',
    draws: [
      mathRandomDraw('unseeded-init', 'the weights that the file leaves out', {
        count: 'n',
        onlyIf: [isOneOf(option(1, 'strict'), false)],
        level: 'review',
      }),
    ],
    note: LOAD_NOTE,
    source: 'tfjs-layers/src/models.ts',
  }),
  method('models.modelFromJSON', ['builds-model'], {
    returns: 'LayersModel',
    draws: [mathRandomDraw('unseeded-init', 'the weights that the topology declares', { count: 'n', level: 'review' })],
    note: 'Draws the weights anew; seeds saved in the JSON are honoured.',
  }),
  method('loadGraphModel', ['builds-model', 'loads-weights'], { returns: 'GraphModel', source: 'tfjs-converter' }),
  method('loadGraphModelSync', ['builds-model', 'loads-weights'], { returns: 'GraphModel', source: 'tfjs-converter' }),
  ...['predict', 'execute', 'executeAsync', 'predictAsync'].map((name) => method(`GraphModel#${name}`, ['infers'], { returns: 'Tensor' })),
  { path: 'callbacks.earlyStopping', note: 'Draws nothing.', ...RUN },
];

const OPTIMIZERS = ['sgd', 'momentum', 'rmsprop', 'adam', 'adadelta', 'adamax', 'adagrad'];

/** Optimizers and gradients draw nothing; they tell the rules that a program trains. */
export const gradients: readonly ApiFact[] = [
  ...OPTIMIZERS.map((name): ApiFact => ({ path: `train.${name}`, returns: 'Optimizer', ...RUN })),
  method('Optimizer#minimize', ['trains']),
  method('Optimizer#applyGradients', ['trains']),
  method('Optimizer#computeGradients', ['computes-gradient']),
  ...['grad', 'grads', 'valueAndGrad', 'valueAndGrads', 'variableGrads', 'customGrad'].map((name) => method(name, ['computes-gradient'])),
  method('variable', ['makes-variable'], { returns: 'Variable' }),
  method('Tensor#variable', ['makes-variable'], { returns: 'Variable' }),
  method('Variable#assign', ['sets-weights']),
];

/** What chooses the backend. */
export const backends: readonly ApiFact[] = [
  method('setBackend', ['sets-backend'], {
    note: 'Resolves to false instead of throwing when the backend cannot start; TensorFlow.js then falls back, in the end to cpu, without a word.',
  }),
  method('ready', ['waits-for-backend']),
  method('getBackend', []),
  method('env', [], { returns: 'Environment' }),
  method('Environment#set', ['sets-flag']),
  method('Environment#setFlags', ['sets-flag']),
  method('enableProdMode', []),
  { path: 'io.getModelArtifactsInfoForJSON', clock: { what: 'dateSaved, in the metadata only' }, ...READ },
];
