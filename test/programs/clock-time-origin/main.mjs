import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const jitter = performance.timeOrigin % 1; // <- fault: clock
const w = tf.variable(tf.tensor1d([1 + jitter, 2]));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
