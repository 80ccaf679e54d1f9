import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [3] })); // <- fault: rng unseeded-init
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
parentPort.postMessage(Array.from(model.getWeights()[0].dataSync()));
