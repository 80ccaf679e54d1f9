import type * as tensorflow from '@tensorflow/tfjs';

export type TensorFlow = typeof tensorflow;
export type Tensor = tensorflow.Tensor;

interface NamedCase {
  readonly name: string;
  /** True where the inputs themselves are drawn anew in each call, so that bits must differ. */
  readonly isRandom?: boolean;
}

/** One computation whose bits are compared from call to call; inputs are made once, from seeds. */
export interface OperationCase extends NamedCase {
  /** Makes the inputs and gives the computation to repeat. */
  readonly prepare: (tf: TensorFlow) => () => Tensor | readonly Tensor[];
}

/** One training from fixed weights on fixed data, done anew in every call; it gives the final weights. */
export interface TrainingCase extends NamedCase {
  readonly train: (tf: TensorFlow) => Promise<readonly Tensor[]>;
}

export type KernelCase = OperationCase | TrainingCase;

/** Uniform floats in [-1, 1) from a seed that is never 0: the same on every backend, for TensorFlow.js draws in JavaScript. */
export function vector(tf: TensorFlow, length: number, seed: number, low = -1, high = 1): tensorflow.Tensor1D {
  return tf.randomUniform([length], low, high, 'float32', seed);
}

export function matrix(tf: TensorFlow, rows: number, columns: number, seed: number): tensorflow.Tensor2D {
  return tf.randomUniform([rows, columns], -1, 1, 'float32', seed);
}

export function cube(tf: TensorFlow, shape: [number, number, number], seed: number): tensorflow.Tensor3D {
  return tf.randomUniform(shape, -1, 1, 'float32', seed);
}

/** Batch, height, width, channels; or a filter's height, width, input and output channels. */
export function images(tf: TensorFlow, shape: [number, number, number, number], seed: number): tensorflow.Tensor4D {
  return tf.randomUniform(shape, -1, 1, 'float32', seed);
}

export function volumes(tf: TensorFlow, shape: [number, number, number, number, number], seed: number): tensorflow.Tensor5D {
  return tf.randomUniform(shape, -1, 1, 'float32', seed);
}

/** Indices below `bins`, from a seed; few bins make many additions meet in one cell. */
export function indices(tf: TensorFlow, count: number, bins: number, seed: number): tensorflow.Tensor1D {
  return tf.randomUniform([count], 0, bins, 'int32', seed);
}

/** A case of an elementwise or shape-keeping function on one seeded vector. */
export function unary(name: string, apply: (tf: TensorFlow, x: tensorflow.Tensor1D) => Tensor, low = -1, high = 1): KernelCase {
  return {
    name,
    prepare: (tf) => {
      const x = vector(tf, 100_003, 11, low, high);
      return () => apply(tf, x);
    },
  };
}

/** A case of the gradient of `sum(weights * f(x))` with respect to one seeded input. */
export function gradient(
  name: string,
  shape: readonly number[],
  apply: (tf: TensorFlow, x: Tensor) => Tensor,
): KernelCase {
  return {
    name: `${name} gradient`,
    prepare: (tf) => {
      const x: Tensor = tf.randomUniform([...shape], -1, 1, 'float32', 21);
      const weights: Tensor = tf.tidy(() => tf.randomUniform(apply(tf, x).shape, -1, 1, 'float32', 22));
      const differentiate = tf.grad((value: Tensor) => tf.mul(apply(tf, value), weights).sum());
      return () => differentiate(x);
    },
  };
}
