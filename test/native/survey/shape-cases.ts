import type { Tensor1D, Tensor2D, Tensor3D, Tensor4D, Tensor5D } from '@tensorflow/tfjs';
import { cube, gradient, images, matrix, vector, volumes, type KernelCase } from './kernel-case';

/** Reductions, where a split over threads changes the order of addition. */
export const REDUCTION_CASES: readonly KernelCase[] = [
  { name: 'sum of 1e6', prepare: (tf) => {
    const x = vector(tf, 1_000_003, 1);
    return () => tf.sum(x);
  } },
  { name: 'mean of rows', prepare: (tf) => {
    const x = matrix(tf, 1000, 1003, 1);
    return () => [tf.mean(x, 0), tf.mean(x, 1)];
  } },
  { name: 'prod, max, min, argMax', prepare: (tf) => {
    const x = matrix(tf, 1000, 1003, 1);
    return () => [tf.prod(x, 1), tf.max(x, 0), tf.min(x), tf.argMax(x, 1)];
  } },
  { name: 'logSumExp, norm, moments', prepare: (tf) => {
    const x = matrix(tf, 1000, 1003, 1);
    return () => [tf.logSumExp(x), tf.norm(x), tf.moments(x).variance];
  } },
  { name: 'cumsum, cumprod', prepare: (tf) => {
    const x = matrix(tf, 100, 1003, 1);
    return () => [tf.cumsum(x, 1), tf.cumprod(x, 0)];
  } },
  { name: 'softmax, logSoftmax', prepare: (tf) => {
    const x = matrix(tf, 1000, 1001, 1);
    return () => [tf.softmax(x), tf.logSoftmax(x)];
  } },
  gradient('softmax', [500, 1001], (tf, x) => tf.softmax(x as Tensor2D)),
  gradient('softmaxCrossEntropy', [500, 1001], (tf, x) => tf.losses.softmaxCrossEntropy(tf.oneHot(tf.range(0, 500, 1, 'int32'), 1001), x)),
  gradient('batchNorm', [64, 16, 16, 8], (tf, x) => {
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    return tf.batchNorm4d(x as Tensor4D, mean as Tensor1D, variance as Tensor1D, vector(tf, 8, 1), vector(tf, 8, 2));
  }),
  gradient('bias add, summed over 4096 rows', [128], (tf, bias) => tf.add(matrix(tf, 4096, 128, 3), bias)),
  gradient('localResponseNormalization', [4, 16, 16, 8], (tf, x) => tf.localResponseNormalization(x as Tensor4D)),
];

/** Pooling, resizing and other images. */
export const IMAGE_CASES: readonly KernelCase[] = [
  gradient('maxPool', [16, 28, 28, 8], (tf, x) => tf.maxPool(x as Tensor4D, 3, 2, 'same')),
  gradient('avgPool', [16, 28, 28, 8], (tf, x) => tf.avgPool(x as Tensor4D, 3, 2, 'same')),
  gradient('maxPool3d', [2, 12, 12, 12, 4], (tf, x) => tf.maxPool3d(x as Tensor5D, 3, 2, 'same')),
  gradient('avgPool3d', [2, 12, 12, 12, 4], (tf, x) => tf.avgPool3d(x as Tensor5D, 3, 2, 'same')),
  gradient('resizeBilinear', [8, 32, 32, 3], (tf, x) => tf.image.resizeBilinear(x as Tensor4D, [71, 53])),
  gradient('resizeNearestNeighbor', [8, 32, 32, 3], (tf, x) => tf.image.resizeNearestNeighbor(x as Tensor4D, [71, 53])),
  { name: 'conv3d', prepare: (tf) => {
    const x = volumes(tf, [2, 12, 12, 12, 4], 1);
    const filter = volumes(tf, [3, 3, 3, 4, 8], 2);
    return () => tf.conv3d(x, filter, 1, 'same');
  } },
  { name: 'cropAndResize', prepare: (tf) => {
    const x = images(tf, [2, 32, 32, 3], 1);
    return () => tf.image.cropAndResize(x, [[0, 0, 0.5, 0.5], [0.2, 0.1, 0.9, 1]], [0, 1], [24, 24]);
  } },
  { name: 'nonMaxSuppression', prepare: (tf) => {
    const boxes = tf.randomUniform([500, 4], 0, 1, 'float32', 3) as unknown as Tensor2D;
    const scores = vector(tf, 500, 4, 0, 1);
    return () => tf.image.nonMaxSuppression(boxes, scores, 50, 0.3);
  } },
];

/** Transforms, sorting and joining. */
export const TRANSFORM_CASES: readonly KernelCase[] = [
  { name: 'fft, rfft', prepare: (tf) => {
    const x = matrix(tf, 16, 1024, 1);
    return () => [tf.real(tf.spectral.fft(tf.complex(x, x))), tf.real(tf.spectral.rfft(x))];
  } },
  { name: 'topk, unique', prepare: (tf) => {
    const x = vector(tf, 100_000, 1);
    const few = tf.randomUniform([10_000], 0, 50, 'int32', 2);
    return () => [tf.topk(x, 100).values, tf.topk(x, 100).indices, tf.unique(few).indices];
  } },
  { name: 'concat, transpose, tile, reverse', prepare: (tf) => {
    const x = cube(tf, [20, 30, 40], 1);
    return () => [tf.concat([x, x], 1), tf.transpose(x, [2, 0, 1]), tf.tile(x, [1, 2, 1]), tf.reverse(x, 1)];
  } },
  { name: 'qr', prepare: (tf) => {
    const x = matrix(tf, 32, 32, 1);
    return () => [...tf.linalg.qr(x)];
  } },
  gradient('cumsum', [100, 1003], (tf, x) => tf.cumsum(x, 1)),
  gradient('lstm cell, 10 steps', [32, 64], (tf, x) => {
    const kernel = matrix(tf, 128, 256, 5);
    const bias = vector(tf, 256, 6);
    let c = tf.zerosLike(x) as Tensor2D;
    let h = tf.zerosLike(x) as Tensor2D;
    const forget = tf.scalar(1);
    for (let step = 0; step < 10; step++) [c, h] = tf.basicLSTMCell(forget, kernel, bias, x as Tensor2D, c, h);
    return h;
  }),
  gradient('slice, pad, stack', [20, 30, 40], (tf, x) => tf.stack([tf.pad(tf.slice(x as Tensor3D, [1, 2, 3], [10, 10, 10]), [[1, 1], [0, 2], [3, 0]])])),
];
