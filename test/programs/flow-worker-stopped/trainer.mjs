import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

let isStopped = false;
parentPort.on('message', () => { isStopped = true; });
const w = tf.variable(tf.tensor1d([1, 2]));
for (let step = 0; step < 200_000 && !isStopped; step++) {
  tf.train.sgd(0.0001).minimize(() => w.square().sum());
  await tf.nextFrame();
}
parentPort.postMessage([...w.dataSync()]);
