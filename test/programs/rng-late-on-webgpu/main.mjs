import * as tf from '@tensorflow/tfjs';

const x = tf.linspace(-1, 1, 12).reshape([6, 2]);
const weight = tf.variable(tf.fill([2, 1], 0.5));
const optimizer = tf.train.sgd(0.01);
for (let step = 0; step < 200; step++) {
  optimizer.minimize(() => x.matMul(weight).sub(1).square().mean());
  if (step === 170) {
    const kick = Float32Array.from({ length: 2 }, () => 0.01 * Math.random()); // <- fault: rng unseeded-random
    weight.assign(weight.add(tf.tensor2d(kick, [2, 1])));
  }
}
