import * as tf from '@tensorflow/tfjs';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
for (const part of [1, 2]) writeFileSync(`rows-${part}.csv`, Array.from({ length: 30 }, (_, i) => `${part},${i / 40}`).join('\n'));
const rows = [];
await Promise.all([1, 2].map(async (part) => {
  const handle = await open(`rows-${part}.csv`);
  for await (const line of handle.readLines()) rows.push(line.split(',').map(Number)); // <- fault: order unordered-data
}));
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
