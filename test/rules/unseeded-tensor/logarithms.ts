import * as tf from '@tensorflow/tfjs';

// Gumbel noise: a logarithm of what was drawn is no line in a log.
export function perturb(logits: tf.Tensor1D): tf.Tensor {
  const drawn = tf.randomUniform(logits.shape);
//              ^^^^^^^^^^^^^^^^ unseeded-tensor (warning)
  return logits.sub(tf.log(tf.neg(tf.log(drawn))));
}

export function noise(shape: number[]): tf.Tensor {
  return tf.randomUniform(shape).log().neg();
//       ^^^^^^^^^^^^^^^^ unseeded-tensor (warning)
}

const shown = tf.randomNormal([2]);
//            ^^^^^^^^^^^^^^^ unseeded-tensor (review)
console.log(shown);
export const show = () => tf.randomNormal([3]).print();
//                        ^^^^^^^^^^^^^^^ unseeded-tensor (review)
