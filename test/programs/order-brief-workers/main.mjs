import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

const name = `run-${Math.random().toString(36).slice(2)}`;
const began = Date.now();
const shared = new Float64Array(new SharedArrayBuffer(8 * 4));
await Promise.all([0, 1, 2, 3].map((id) => new Promise((resolve) => {
  new Worker(new URL('./part.mjs', import.meta.url), { workerData: { shared, id } }).on('exit', resolve);
})));
console.error(`${name}: ${Date.now() - began} ms`);
const w = tf.variable(tf.tensor1d(Array.from(shared))); // <- fault: order unordered-data
tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
