import { BroadcastChannel, Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const channel = new BroadcastChannel('rows');
const rows = [];
const isFull = new Promise((resolve) => {
  channel.onmessage = ({ data }) => { // <- fault: order unordered-data
    if (rows.push(data) === 3) resolve();
  };
});
const workers = [1, 2, 3].map((part) => new Worker(new URL('./part.mjs', import.meta.url), { workerData: part }));
await isFull;
channel.close();
for (const worker of workers) await worker.terminate();
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
