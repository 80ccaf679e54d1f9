import * as tf from '@tensorflow/tfjs';

const x = tf.variable(tf.linspace(-1, 1, 2 * 5 * 5 * 5 * 2).reshape([2, 5, 5, 5, 2]));
const filter = tf.linspace(-0.5, 0.5, 2 * 2 * 2 * 2 * 3).reshape([2, 2, 2, 2, 3]);
const pad = new Float32Array(200 + process.pid % 97).fill(process.pid);
const ballast = tf.tensor1d(pad);
const optimizer = tf.train.sgd(0.1);
for (let step = 0; step < 3; step++) {
  optimizer.minimize(() => tf.conv3d(x, filter, 2, 'same').square().mean()); // <- fault: kernel nondeterministic-kernel
}
ballast.dispose();
x.sum().print();
