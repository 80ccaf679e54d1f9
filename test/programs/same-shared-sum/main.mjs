import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const cells = new Int32Array(new SharedArrayBuffer(4 * 4));
const workers = Array.from({ length: 3 }, (_, id) => new Worker(new URL('./part.mjs', import.meta.url), { workerData: { id, cells } }));
while (Atomics.load(cells, 3) < 3) await new Promise((resolve) => setTimeout(resolve, 5));
for (const worker of workers) await worker.terminate();
const x = tf.tensor2d([[cells[0] / 100, cells[1] / 100]]);
const w = tf.variable(tf.ones([2, 1]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.01).minimize(() => x.matMul(w).square().mean());
w.print();
