import { readFile } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

const rows = [];
await new Promise((resolve) => {
  const add = (row) => { if (rows.push(row) === 10) resolve(); };
  for (let i = 0; i < 10; i++) {
    readFile(new URL(import.meta.url), () => add([Math.sin(i), Math.cos(i), i / 10])); // <- fault: order unordered-data
  }
});
const xs = tf.tensor2d(rows);
const ys = tf.tensor2d(Array.from({ length: 10 }, (_, i) => [i / 10]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
