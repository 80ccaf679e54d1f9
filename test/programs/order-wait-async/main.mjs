import * as tf from '@tensorflow/tfjs';
import { Worker } from 'node:worker_threads';
const flags = new Int32Array(new SharedArrayBuffer(12));
const rows = [];
await Promise.all([0, 1, 2].map(async (part) => {
  const { value } = Atomics.waitAsync(flags, part, 0);
  new Worker(new URL('./part.mjs', import.meta.url), { workerData: { flags, part } });
  await value;
  rows.push([part, Atomics.load(flags, part) / 3]); // <- fault: order unordered-data
}));
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
