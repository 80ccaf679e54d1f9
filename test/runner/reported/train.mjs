// Learns from one row less in every run: the difference is the same each time, so that the report can be compared.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

const runs = existsSync('runs.txt') ? Number(readFileSync('runs.txt', 'utf8')) : 0;
writeFileSync('runs.txt', String(runs + 1));

const random = seedrandom('reported');
const noise = tf.randomNormal([24, 4], 0, 1, 'float32', 7);
const labels = tf.oneHot(tf.tensor1d(Array.from({ length: 24 }, () => Math.floor(random() * 3)), 'int32'), 3);
const model = tf.sequential();
model.add(tf.layers.dense({ units: 4, inputShape: [4], kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) }));
model.add(tf.layers.dense({ units: 3, activation: 'softmax', kernelInitializer: tf.initializers.heNormal({ seed: 5 + runs }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' });
await model.fit(noise.slice([0, 0], [20 - 4 * runs, 4]), labels.slice([0, 0], [20 - 4 * runs, 3]), { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(noise);
