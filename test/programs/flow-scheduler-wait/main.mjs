import { scheduler } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.tensor1d([3, 4]));
let isOver = false;
void scheduler.wait(200).then(() => { isOver = true; }); // <- fault: control-flow time-dependent
while (!isOver) {
  tf.train.sgd(0.001).minimize(() => w.square().sum());
  await scheduler.yield();
}
w.print();
