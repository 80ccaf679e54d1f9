import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const x = tf.linspace(-1, 1, 12).reshape([6, 2]);
const weight = tf.variable(tf.fill([2, 1], 0.5));
const optimizer = tf.train.sgd(0.001);
const started = performance.now();
while (performance.now() - started < 1500) { // <- fault: control-flow time-dependent
  optimizer.minimize(() => x.matMul(weight).sub(1).square().mean());
}
weight.print();
