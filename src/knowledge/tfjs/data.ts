import { foreignDraw, READ, RUN } from '../draws';
import type { ApiFact } from '../fact';
import { argument, isOneOf, TRUTHY_TEST } from '../places';
import { CLOCK_SHUFFLE } from './random-ops';

const SOURCE = 'tfjs-data/src/dataset.ts';

function maker(name: string): ApiFact {
  return { path: `data.${name}`, returns: name === 'csv' ? 'CSVDataset' : 'Dataset', effects: ['builds-data'], ...RUN };
}

function chained(name: string): ApiFact {
  return { path: `Dataset#${name}`, returns: 'Dataset', effects: ['builds-data'], source: SOURCE, ...RUN };
}

function device(name: string): ApiFact {
  return {
    path: `data.${name}`,
    draws: [foreignDraw('unseeded-random', 'device', 'what the device records', { matters: 'flow', level: 'review' })],
    unseedable: 'It reads a device; record the data once and train on the recording.',
    ...READ,
  };
}

const SHUFFLE: ApiFact = {
  path: 'Dataset#shuffle',
  returns: 'Dataset',
  draws: [{ ...CLOCK_SHUFFLE, unless: [isOneOf(argument(0), 1)] }],
  seeds: [{ place: argument(1), accepts: 'number-or-string', ignored: TRUTHY_TEST, fallback: 'clock' }],
  note: 'Without a seed, or with a falsy one (0, an empty string), it seeds itself from the clock (`seed || tf.util.now().toString()`), so seeding `Math.random` never reaches it. `reshuffleEachIteration: false` still reorders on every iteration.',
  source: SOURCE,
  ...RUN,
};

/** `tf.data.*` and the methods of `Dataset`. */
export const data: readonly ApiFact[] = [
  ...['array', 'generator', 'func', 'zip', 'csv'].map(maker),
  ...['TextLineDataset', 'CSVDataset'].map((name): ApiFact => ({ path: `data.${name}`, call: 'new', returns: name, ...READ })),
  ...['microphone', 'webcam'].map(device),
  SHUFFLE,
  ...['batch', 'concatenate', 'filter', 'map', 'mapAsync', 'prefetch', 'repeat', 'skip', 'take'].map(chained),
  { path: 'Dataset#iterator', returns: 'LazyIterator', ...RUN },
  { ...SHUFFLE, path: 'LazyIterator#shuffle', returns: 'LazyIterator', source: 'tfjs-data/src/iterators/lazy_iterator.ts' },
  ...['batch', 'filter', 'map', 'mapAsync', 'prefetch', 'take', 'skip', 'flatmap', 'concatenate'].map(
    (name): ApiFact => ({ path: `LazyIterator#${name}`, returns: 'LazyIterator', ...READ }),
  ),
];
