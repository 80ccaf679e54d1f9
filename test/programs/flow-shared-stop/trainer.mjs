import { parentPort, workerData } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

const w = tf.variable(tf.tensor1d([1, 2]));
while (Atomics.load(workerData, 0) === 0) { // <- fault: control-flow time-dependent
  tf.train.sgd(0.001).minimize(() => w.square().sum());
}
parentPort.postMessage([...w.dataSync()]);
