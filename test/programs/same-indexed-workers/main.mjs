import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

const rows = [];
await Promise.all(Array.from({ length: 3 }, (_, i) => new Promise((resolve) => {
  const worker = new Worker(new URL('part.mjs', import.meta.url), { workerData: i });
  worker.once('message', (row) => {
    rows[i] = row;
    resolve();
  });
})));
const xs = tf.tensor2d(rows);
const ys = tf.tensor2d([[1], [2], [3]]);

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
