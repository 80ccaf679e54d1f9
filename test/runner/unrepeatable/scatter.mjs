// Every index once: nothing races, and yet nothing in the trace could tell.
import * as tf from '@tensorflow/tfjs';

const counts = tf.scatterND(tf.tensor2d([[0], [2], [3]], [3, 1], 'int32'), tf.tensor1d([0.5, 1.5, 2.5]), [4]);
const whole = tf.scatterND(tf.tensor2d([[0], [0]], [2, 1], 'int32'), tf.tensor1d([1, 2], 'int32'), [2]);
console.log(await counts.data(), await whole.data());
