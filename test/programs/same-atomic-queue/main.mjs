// Workers take jobs from a shared counter; each puts its result at the job's own place.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const JOBS = 12;
const next = new Int32Array(new SharedArrayBuffer(4));
const results = new Float64Array(new SharedArrayBuffer(8 * JOBS));
const workers = Array.from({ length: 3 }, () => new Worker(new URL('./job.mjs', import.meta.url), { workerData: { next, results, jobs: JOBS } }));
await Promise.all(workers.map((worker) => once(worker, 'exit')));
const xs = tf.tensor2d([...results], [JOBS / 2, 2]);
const w = tf.variable(tf.tensor2d([[1], [1]]));
for (let step = 0; step < 4; step++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).square().mean());
w.print();
