import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

let isOver = false;
parentPort.onmessage = ({ data }) => {
  isOver = data === 'stop';
  parentPort.onmessage = null;
  parentPort.close();
};
parentPort.postMessage('ready');
const w = tf.variable(tf.tensor1d([2, 3]));
const optimizer = tf.train.adam(0.001);
while (!isOver) {
  optimizer.minimize(() => w.square().sum());
  await new Promise((resolve) => setImmediate(resolve));
}
w.print();
