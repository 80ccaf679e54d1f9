import { readFile, writeFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const names = Array.from({ length: 24 }, (_, i) => new URL(`./part-${i}.json`, import.meta.url));
await Promise.all(names.map((name, i) => writeFile(name, JSON.stringify([Math.sin(i), Math.cos(i)]))));
const rows = [];
await Promise.all(
  names.map(async (name) => {
    const text = await readFile(name, 'utf8');
    rows.push(JSON.parse(text)); // <- fault: order unordered-data
  }),
);
const w = tf.variable(tf.tensor2d([[1], [1]]));
const optimizer = tf.train.sgd(0.3);
for (const row of rows) optimizer.minimize(() => tf.tensor2d([row]).matMul(w).sub(1).square().mean());
w.print();
