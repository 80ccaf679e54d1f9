import * as tf from '@tensorflow/tfjs';

// The first step takes longer than the timer in every traced run: they agree until time passes otherwise.
let isOver = false;
setTimeout(() => { isOver = true; }, 40); // <- fault: control-flow time-dependent
const w = tf.variable(tf.scalar(0.1));
const optimizer = tf.train.sgd(0.001);
while (!isOver) {
  optimizer.minimize(() => w.sub(1).square());
  await new Promise((resolve) => { setImmediate(resolve); });
}
w.print();
