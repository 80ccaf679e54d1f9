import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const rows = [];
const workers = [];
await Promise.all([1, 2, 3].map((part) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  workers.push(new Worker(new URL('./part.mjs', import.meta.url), { workerData: { part, port: port2 }, transferList: [port2] }));
  port1.onmessage = ({ data }) => { // <- fault: order unordered-data
    rows.push(data);
    port1.close();
    resolve();
  };
})));
for (const worker of workers) await worker.terminate();
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
