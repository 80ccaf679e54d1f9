import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const day = new Date().toDateString(); // <- fault: clock time-dependent
const seed = [...day].reduce((sum, letter) => sum + letter.charCodeAt(0), 1);
const w = tf.variable(tf.randomNormal([3], 0, 1, 'float32', seed));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.square().sum());
