import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.tensor1d([3, 4]));
const optimizer = tf.train.sgd(0.001);
let isOver = false;
setTimeout(() => { isOver = true; }, 250); // <- fault: control-flow time-dependent
let steps = 0;
while (!isOver) {
  optimizer.minimize(() => w.square().sum());
  steps++;
  await tf.nextFrame();
}
console.log(steps);
