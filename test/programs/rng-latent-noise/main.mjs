import * as tf from '@tensorflow/tfjs';

const w = tf.variable(tf.fill([4, 3], 0.1), true, 'generator');
const optimizer = tf.train.adam(0.01);
const target = tf.linspace(0, 1, 24).reshape([8, 3]);
for (let step = 0; step < 3; step++) {
  optimizer.minimize(() => {
    const z = tf.randomUniform([8, 4]); // <- fault: rng unseeded-tensor
    return z.matMul(w).sub(target).square().mean();
  });
}
w.print();
