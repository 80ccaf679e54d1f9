import type { Tensor3D, Tensor4D, Tensor5D } from '@tensorflow/tfjs';
import { cube, gradient, images, matrix, vector, volumes, type KernelCase } from './kernel-case';

function product(m: number, k: number, n: number): KernelCase {
  return {
    name: `matMul ${m}x${k}x${n}`,
    prepare: (tf) => {
      const a = matrix(tf, m, k, 1);
      const b = matrix(tf, k, n, 2);
      return () => tf.matMul(a, b);
    },
  };
}

const BATCH: [number, number, number, number] = [16, 28, 28, 8];

/** Matrix products: the shapes that split the inner dimension on some backends, and some that do not. */
export const PRODUCT_CASES: readonly KernelCase[] = [
  product(512, 512, 512),
  product(32, 3136, 128),
  product(1, 3136, 256),
  product(32, 4096, 32),
  product(64, 1999, 64),
  product(64, 2000, 64),
  product(8, 100_000, 8),
  product(1, 200_000, 1),
  product(4096, 16, 16),
  {
    name: 'matMul batched 8x64x256x64',
    prepare: (tf) => {
      const a = cube(tf, [8, 64, 256], 1);
      const b = cube(tf, [8, 256, 64], 2);
      return () => tf.matMul(a, b);
    },
  },
  gradient('matMul left', [4096, 32], (tf, x) => tf.matMul(x, matrix(tf, 32, 32, 3))),
  gradient('matMul right, 4096 rows', [32, 32], (tf, x) => tf.matMul(matrix(tf, 4096, 32, 3), x)),
  {
    name: 'fused matMul bias relu',
    prepare: (tf) => {
      const a = matrix(tf, 32, 3136, 1);
      const b = matrix(tf, 3136, 128, 2);
      const bias = vector(tf, 128, 3);
      return () => tf.fused.matMul({ a, b, bias, activation: 'relu', transposeA: false, transposeB: false });
    },
  },
  { name: 'einsum bij,bjk->bik', prepare: (tf) => {
    const a = cube(tf, [8, 32, 500], 1);
    const b = cube(tf, [8, 500, 16], 2);
    return () => tf.einsum('bij,bjk->bik', a, b);
  } },
];

/** Convolutions, forward and backward. */
export const CONVOLUTION_CASES: readonly KernelCase[] = [
  { name: 'conv2d 3x3', prepare: (tf) => {
    const x = images(tf, BATCH, 31);
    const filter = images(tf, [3, 3, 8, 16], 4);
    return () => tf.conv2d(x, filter, 1, 'same');
  } },
  { name: 'conv2d 1x1x2048', prepare: (tf) => {
    const x = images(tf, [1, 7, 7, 2048], 4);
    const filter = images(tf, [1, 1, 2048, 64], 5);
    return () => tf.conv2d(x, filter, 1, 'same');
  } },
  gradient('conv2d input', [16, 28, 28, 8], (tf, x) => tf.conv2d(x as Tensor4D, images(tf, [3, 3, 8, 16], 4), 1, 'same')),
  gradient('conv2d filter', [3, 3, 8, 16], (tf, filter) => tf.conv2d(images(tf, BATCH, 31), filter as Tensor4D, 1, 'same')),
  gradient('conv2d filter strided', [5, 5, 8, 16], (tf, filter) => tf.conv2d(images(tf, BATCH, 31), filter as Tensor4D, 2, 'valid')),
  { name: 'depthwiseConv2d', prepare: (tf) => {
    const x = images(tf, BATCH, 31);
    const filter = images(tf, [3, 3, 8, 2], 5);
    return () => tf.depthwiseConv2d(x, filter, 1, 'same');
  } },
  gradient('depthwiseConv2d input', [16, 28, 28, 8], (tf, x) => tf.depthwiseConv2d(x as Tensor4D, images(tf, [3, 3, 8, 2], 5), 1, 'same')),
  gradient('depthwiseConv2d filter', [3, 3, 8, 2], (tf, filter) => tf.depthwiseConv2d(images(tf, BATCH, 31), filter as Tensor4D, 1, 'same')),
  gradient('conv2dTranspose input', [16, 14, 14, 8], (tf, x) => tf.conv2dTranspose(x as Tensor4D, images(tf, [3, 3, 4, 8], 6), [16, 28, 28, 4], 2, 'same')),
  gradient('conv3d input', [2, 10, 10, 10, 4], (tf, x) => tf.conv3d(x as Tensor5D, volumes(tf, [3, 3, 3, 4, 8], 7), 1, 'same')),
  gradient('conv3d filter', [3, 3, 3, 4, 8], (tf, filter) => tf.conv3d(volumes(tf, [4, 12, 12, 12, 4], 8), filter as Tensor5D, 1, 'same')),
  gradient('dilation2d input', [4, 16, 16, 3], (tf, x) => tf.dilation2d(x as Tensor4D, cube(tf, [3, 3, 3], 9), 1, 'same')),
  gradient('dilation2d filter', [3, 3, 3], (tf, filter) => tf.dilation2d(images(tf, [4, 16, 16, 3], 9), filter as Tensor3D, 1, 'same')),
];
