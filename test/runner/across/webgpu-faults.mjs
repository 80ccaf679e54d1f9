import * as tf from '@tensorflow/tfjs';

await tf.ready();
const wave = (shape, phase = 0) => tf.tensor(Float32Array.from({ length: shape.reduce((all, size) => all * size, 1) }, (_, index) => Math.sin(index * 0.7 + phase)), shape);

const sums = tf.unsortedSegmentSum(tf.tensor1d([1, 2, 3, 4], 'int32'), tf.tensor1d([0, 0, 1, 1], 'int32'), 2); // UnsortedSegmentSum is wrong on webgpu
const weights = wave([2, 9, 7, 3], 1);
const dx = tf.grad((input) => tf.image.resizeNearestNeighbor(input, [9, 7]).mul(weights).sum())(wave([2, 4, 4, 3])); // ResizeNearestNeighborGrad is wrong on cpu
const ties = tf.argMax(tf.tensor1d(Float32Array.from({ length: 2000 }, (_, index) => (index === 1 || index === 64 ? 2 : 0)))); // ArgMax is wrong on webgpu
console.log(await sums.data(), await dx.data(), await ties.data());
