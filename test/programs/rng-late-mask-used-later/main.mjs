import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const x = tf.linspace(-1, 1, 12).reshape([6, 2]);
const weight = tf.variable(tf.fill([2, 1], 0.5));
const optimizer = tf.train.adam(0.01);
let noise = tf.zeros([6, 2]);
for (let step = 0; step < 500; step++) {
  // Long after the first steps, and long before it matters.
  if (step === 250) noise = tf.randomNormal([6, 2]); // <- fault: rng unseeded-tensor
  const input = step < 450 ? x : x.add(noise);
  optimizer.minimize(() => input.matMul(weight).sub(1).square().mean());
}
