import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const rows = await Promise.all([0, 1, 2].map(async (id) => {
  const worker = new Worker(new URL('./augment.mjs', import.meta.url), { workerData: id });
  const [row] = await once(worker, 'message');
  return row;
}));
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
