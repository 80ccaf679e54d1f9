import * as tf from '@tensorflow/tfjs';

async function main(): Promise<void> {
  const weight = tf.variable(tf.tensor1d([3, 4]));
  const optimizer = tf.train.sgd(0.001);
  let isOver = false;
  setTimeout(() => { isOver = true; }, 400); // <- fault: control-flow time-dependent
  while (!isOver) {
    optimizer.minimize(() => weight.square().sum());
    await tf.nextFrame();
  }
}

void main();
