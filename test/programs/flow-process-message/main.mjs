import { fork } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';

let isRunning = true;
const judge = fork('./judge.mjs', { cwd: import.meta.dirname });
judge.on('message', (verdict) => { // <- fault: control-flow
  if (verdict === 'stop') isRunning = false;
});
const w = tf.variable(tf.scalar(4));
const optimizer = tf.train.sgd(0.001);
while (isRunning) {
  optimizer.minimize(() => w.square());
  await new Promise((resolve) => setImmediate(resolve));
}
console.log(w.dataSync()[0]);
