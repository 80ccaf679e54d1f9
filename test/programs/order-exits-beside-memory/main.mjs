import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

/** Each worker writes a place of its own; they are taken up in the order in which they end. */
const sums = new Float64Array(new SharedArrayBuffer(8 * 3));
const w = tf.variable(tf.scalar(0.5));
let left = sums.length;
for (const part of sums.keys()) {
  const worker = new Worker(new URL('./sum.mjs', import.meta.url), { workerData: { sums, part } });
  worker.on('exit', () => { // <- fault: order unordered-data
    tf.train.adagrad(0.1).minimize(() => w.sub(tf.scalar(sums[part])).square());
    if (--left === 0) w.print();
  });
}
