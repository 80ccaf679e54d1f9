import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

let isOver = false;
sleep(50).then(() => { isOver = true; }); // <- fault: control-flow time-dependent
const w = tf.variable(tf.tensor1d([1, 2]));
while (!isOver) {
  tf.train.sgd(0.01).minimize(() => w.square().sum());
  await tf.nextFrame();
}
parentPort.postMessage([...w.dataSync()]);
