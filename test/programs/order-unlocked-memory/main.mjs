import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

/** Hogwild: all workers write to the same weights, and nobody waits for anybody. */
const weights = new Float32Array(new SharedArrayBuffer(4 * 4));
const workers = [1, 2, 3].map((id) => new Worker(new URL('./descend.mjs', import.meta.url), { workerData: { weights, id } }));
await Promise.all(workers.map((worker) => once(worker, 'exit')));

const kernel = tf.variable(tf.tensor2d(Array.from(weights), [4, 1])); // <- fault: order unordered-data
const x = tf.tensor2d([[1, 2, 3, 4], [4, 3, 2, 1]]);
tf.train.sgd(0.01).minimize(() => x.matMul(kernel).square().mean());
kernel.print();
