import type { ClassFact, LibraryFacts, ModuleFact } from '../library-facts';
import { data } from './data';
import { initializers } from './initializers';
import { noiseLayers, plainLayers, recurrentLayers, unknownLayer, weightedLayers } from './layers';
import { operations } from './operations';
import { randomOps, utilities } from './random-ops';
import { backends, gradients, training } from './training';

/** Each package of TensorFlow.js, and where its exports hang in the tree of the union package. */
const MODULES: readonly ModuleFact[] = [
  ...['tfjs', 'tfjs-core', 'tfjs-layers', 'tfjs-converter'].flatMap((name): ModuleFact[] => [
    { specifier: `@tensorflow/${name}`, namespace: '' },
    { specifier: `@tensorflow/${name}/dist/*`, namespace: '' },
  ]),
  { specifier: '@tensorflow/tfjs-data', namespace: 'data' },
  { specifier: '@tensorflow/tfjs-node', namespace: '', providesBackend: 'tfjs-node' },
  { specifier: '@tensorflow/tfjs-node-gpu', namespace: '', providesBackend: 'tfjs-node-gpu' },
  { specifier: '@tensorflow/tfjs-backend-cpu', namespace: 'backend', providesBackend: 'cpu' },
  { specifier: '@tensorflow/tfjs-backend-webgl', namespace: 'backend', providesBackend: 'webgl' },
  { specifier: '@tensorflow/tfjs-backend-wasm', namespace: 'backend', providesBackend: 'wasm' },
  { specifier: '@tensorflow/tfjs-backend-webgpu', namespace: 'backend', providesBackend: 'webgpu' },
  { specifier: '@tensorflow/tfjs-react-native', namespace: 'native' },
  // The package before it was renamed: operations alone, under the same names.
  { specifier: 'deeplearn', namespace: '' },
];

const CLASSES: readonly ClassFact[] = [
  { name: 'Tensor' },
  { name: 'Variable', extends: 'Tensor' },
  { name: 'SymbolicTensor' },
  { name: 'Initializer' },
  { name: 'Layer' },
  { name: 'LayersModel', extends: 'Layer', properties: { layers: 'Layer', optimizer: 'Optimizer' } },
  { name: 'Sequential', extends: 'LayersModel' },
  { name: 'GraphModel' },
  { name: 'Dataset' },
  { name: 'CSVDataset', extends: 'Dataset' },
  { name: 'TextLineDataset', extends: 'Dataset' },
  { name: 'LazyIterator' },
  { name: 'Optimizer' },
  { name: 'Environment' },
];

export const tfjs: LibraryFacts = {
  id: 'tfjs',
  title: 'TensorFlow.js',
  kind: 'tensor',
  version: '4.22.0',
  drawsAtImport: true,
  modules: MODULES,
  globals: [{ name: 'tf', path: '' }],
  classes: CLASSES,
  apis: [
    ...randomOps,
    ...utilities,
    ...initializers,
    ...weightedLayers,
    ...recurrentLayers,
    ...noiseLayers,
    ...plainLayers,
    unknownLayer,
    ...training,
    ...gradients,
    ...backends,
    ...data,
    ...operations,
  ],
  sources: ['https://github.com/tensorflow/tfjs', 'https://js.tensorflow.org/api/4.22.0/'],
};
