import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

const w = tf.variable(tf.randomUniform([3])); // <- fault: rng unseeded-tensor

/** The main thread waits for a thread that computes for a while and says nothing. */
const features = new Float64Array(new SharedArrayBuffer(8 * 3));
const worker = new Worker(new URL('./features.mjs', import.meta.url), { workerData: features });
await new Promise((resolve) => { worker.once('exit', resolve); });

tf.train.sgd(0.1).minimize(() => w.sub(tf.tensor1d([...features])).square().sum());
w.print();
