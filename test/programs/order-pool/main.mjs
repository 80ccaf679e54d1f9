import { readFile, writeFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { pool } from './pool.mjs';

await tf.setBackend('cpu');
const names = Array.from({ length: 16 }, (_, i) => `chunk-${i}.json`);
for (const [i, name] of names.entries()) await writeFile(name, JSON.stringify([i / 16, Math.cos(i)]) + ' '.repeat(((i * 7919) % 11) * 30000));
const loaded = [];
await pool(names, 4, async (name) => {
  const row = JSON.parse(await readFile(name, 'utf8'));
  loaded.push(row); // <- fault: order unordered-data
});
const w = tf.variable(tf.tensor2d([[1], [1]]));
for (const row of loaded) tf.train.sgd(0.2).minimize(() => tf.tensor2d([row]).matMul(w).sub(1).square().mean());
w.print();
