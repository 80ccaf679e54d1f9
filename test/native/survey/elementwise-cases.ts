import type { Tensor1D } from '@tensorflow/tfjs';
import { images, matrix, unary, vector, type KernelCase, type Tensor, type TensorFlow } from './kernel-case';

/** Elementwise functions: no order to change, here as controls. */
export const ELEMENTWISE_CASES: readonly KernelCase[] = [
  unary('exp', (tf, x) => tf.exp(x)),
  unary('log', (tf, x) => tf.log(x), 0.1, 5),
  unary('tanh', (tf, x) => tf.tanh(x), -5, 5),
  unary('sigmoid', (tf, x) => tf.sigmoid(x), -5, 5),
  unary('erf', (tf, x) => tf.erf(x)),
  unary('sqrt', (tf, x) => tf.sqrt(x), 0, 9),
  unary('rsqrt', (tf, x) => tf.rsqrt(x), 0.1, 9),
  unary('sin', (tf, x) => tf.sin(x), -9, 9),
  unary('pow', (tf, x) => tf.pow(x, 1.7), 0.1, 9),
  unary('softplus', (tf, x) => tf.softplus(x), -5, 5),
  unary('elu', (tf, x) => tf.elu(x), -5, 5),
  unary('selu', (tf, x) => tf.selu(x), -5, 5),
];

/** Several functions of one vector in one case: cheap, and together they reach the rest of the kernels. */
function sweep(name: string, low: number, high: number, apply: (tf: TensorFlow, x: Tensor1D, y: Tensor1D) => readonly Tensor[]): KernelCase {
  return {
    name,
    prepare: (tf) => {
      const x = vector(tf, 20_011, 1, low, high);
      const y = vector(tf, 20_011, 2, low, high);
      return () => apply(tf, x, y);
    },
  };
}

export const SWEEP_CASES: readonly KernelCase[] = [
  sweep('trigonometry', -0.9, 0.9, (tf, x, y) => [
    tf.acos(x), tf.asin(x), tf.atan(x), tf.atan2(x, y), tf.atanh(x), tf.asinh(x), tf.cos(x), tf.cosh(x), tf.sinh(x), tf.tan(x), tf.acosh(tf.add(x, 2)),
  ]),
  sweep('rounding and remainders', -9, 9, (tf, x, y) => [
    tf.ceil(x), tf.floor(x), tf.round(x), tf.sign(x), tf.floorDiv(x, y), tf.mod(x, y), tf.reciprocal(x), tf.maximum(x, y), tf.minimum(x, y), tf.squaredDifference(x, y), tf.clipByValue(x, -1, 1),
  ]),
  sweep('comparison and logic', -1, 1, (tf, x, y) => {
    const [a, b] = [tf.greater(x, 0), tf.less(y, 0)];
    return [tf.equal(x, y), tf.notEqual(x, y), tf.greaterEqual(x, y), tf.lessEqual(x, y), tf.logicalAnd(a, b), tf.logicalOr(a, b), tf.logicalNot(a), tf.all(a), tf.any(b), tf.isNaN(x), tf.isInf(x), tf.isFinite(x), tf.where(a, x, y)];
  }),
  sweep('activations', -5, 5, (tf, x) => [tf.relu(x), tf.relu6(x), tf.leakyRelu(x), tf.prelu(x, tf.fill([20_011], 0.1)), tf.step(x), tf.expm1(x), tf.log1p(tf.abs(x)), tf.argMin(x), tf.addN([x, x, x])]),
  { name: 'fused convolutions', prepare: (tf) => {
    const x = images(tf, [4, 28, 28, 8], 1);
    const filter = images(tf, [3, 3, 8, 16], 2);
    const deep = images(tf, [3, 3, 8, 2], 3);
    const bias = vector(tf, 16, 4);
    const common = { strides: 1, pad: 'same', bias, activation: 'relu' } as const;
    return () => [tf.fused.conv2d({ x, filter, ...common }), tf.fused.depthwiseConv2d({ x, filter: deep, ...common })];
  } },
  { name: 'rearranging', prepare: (tf) => {
    const x = images(tf, [4, 8, 8, 4], 1);
    const flat = matrix(tf, 50, 20, 2);
    const at = tf.randomUniform<never>([500, 1] as never, 0, 50, 'int32', 3) as Tensor;
    return () => [
      tf.batchToSpaceND(x, [2, 2], [[0, 0], [0, 0]]), tf.spaceToBatchND(x, [2, 2], [[0, 0], [0, 0]]), tf.depthToSpace(x, 2), tf.mirrorPad(flat, [[1, 1], [2, 2]], 'reflect'), tf.gatherND(flat, at), tf.stridedSlice(flat, [0, 0], [50, 20], [3, 2]), tf.expandDims(flat, 1), tf.diag(tf.slice(flat, [0, 0], [1, 20]).flatten()), tf.linspace(0, 1, 101), tf.fill([7], 3), tf.onesLike(flat), tf.image.flipLeftRight(x),
    ];
  } },
];
