import * as tf from '@tensorflow/tfjs';

/** Adds a little noise to the inputs. */
export function jitter(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => x.add(tf.truncatedNormal(x.shape, 0, 0.01))); // <- fault: rng unseeded-tensor
}
