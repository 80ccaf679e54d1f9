import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

/** Each worker fills rows of its own. */
const rows = new Float32Array(new SharedArrayBuffer(4 * 8));
const workers = [0, 1].map((part) => new Worker(new URL('./fill.mjs', import.meta.url), { workerData: { rows, part } }));
await Promise.all(workers.map((worker) => once(worker, 'exit')));
const x = tf.tensor2d(Array.from(rows), [4, 2]);
const w = tf.variable(tf.tensor2d([[0.5], [-0.5]]));
tf.train.sgd(0.1).minimize(() => x.matMul(w).sub(1).square().mean());
w.print();
