import * as tf from '@tensorflow/tfjs';

await tf.ready();
const wave = (shape, phase = 0) => tf.tensor(Float32Array.from({ length: shape.reduce((all, size) => all * size, 1) }, (_, index) => Math.sin(index * 0.7 + phase)), shape);

const filter = wave([3, 3, 3, 2, 3], 2);
tf.grad((input) => tf.conv3d(input, filter, 1, 'same').square().sum())(wave([1, 6, 6, 6, 2], 1)); // Conv3DBackpropInputV2 is wrong on wasm
const below = wave([1, 6, 6, 1]).sub(3);
tf.grad((input) => tf.maxPool(input, 2, 2, 'valid').mul(wave([1, 3, 3, 1])).sum())(below); // MaxPoolGrad is wrong on wasm
tf.dilation2d(below, wave([2, 2, 1]), 1, 'valid'); // Dilation2D is wrong on wasm
const weights = wave([2, 9, 7, 3], 1);
tf.grad((input) => tf.image.resizeNearestNeighbor(input, [9, 7]).mul(weights).sum())(wave([2, 4, 4, 3])); // ResizeNearestNeighborGrad is wrong on cpu
const samples = tf.multinomial(wave([1, 5]), 50, 3); // Multinomial is wrong on wasm
console.log(await samples.data());
