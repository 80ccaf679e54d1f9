import { readFile } from 'node:fs/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

mkdirSync(new URL('data/', import.meta.url), { recursive: true });
const names = Array.from({ length: 12 }, (_, i) => new URL(`data/part-${i}.json`, import.meta.url));
names.forEach((name, i) => writeFileSync(name, JSON.stringify([Math.sin(i), Math.cos(i), i / 12]) + ' '.repeat((i * 7919) % 13 * 20000)));
const rows = [];
await Promise.all(names.map(async (name) => {
  const text = await readFile(name, 'utf8');
  rows.push(JSON.parse(text)); // <- fault: order unordered-data
}));
const xs = tf.tensor2d(rows);
const ys = tf.tensor2d(Array.from({ length: 12 }, (_, i) => [i / 12]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
