import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const next = new Int32Array(new SharedArrayBuffer(4));
const rows = new Float32Array(new SharedArrayBuffer(4 * 40));
const workers = Array.from({ length: 3 }, (_, id) => new Worker(new URL('./shard.mjs', import.meta.url), { workerData: { id, next, rows } }));
await Promise.all(workers.map((worker) => new Promise((resolve) => { worker.on('exit', resolve); })));
const x = tf.tensor2d(Float32Array.from(rows.subarray(0, 16)), [8, 2]);
const w = tf.variable(tf.ones([2, 1]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.01).minimize(() => x.matMul(w).square().mean());
w.print();
