import * as tf from '@tensorflow/tfjs';

await tf.ready();
// A picture of few levels: several cells of a window are equally large, and which of them gets the gradient is a matter of choice.
const image = tf.tensor(Float32Array.from({ length: 2 * 6 * 6 * 3 }, (_, index) => Math.round(Math.sin(index * 0.7)) + 2), [2, 6, 6, 3]);
const weights = tf.tensor(Float32Array.from({ length: 2 * 3 * 3 * 3 }, (_, index) => Math.cos(index)), [2, 3, 3, 3]);
const dx = tf.grad((input) => tf.maxPool(input, 3, 2, 'same').mul(weights).sum())(image);
console.log(await dx.data());
