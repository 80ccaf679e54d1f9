import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const ask = (id) => new Promise((resolve) => {
  const worker = new Worker(new URL('./shard.mjs', import.meta.url), { workerData: { id } });
  worker.once("message", resolve);
});
const first = await Promise.race([ask(0), ask(1), ask(2), ask(3)]); // <- fault: order
const x = tf.tensor2d(first, [3, 2]);
const w = tf.variable(tf.tensor2d([[1], [1]]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.1).minimize(() => x.matMul(w).square().mean());
console.log(w.dataSync());
process.exit(0);
