import * as tf from '@tensorflow/tfjs';

/** Nobody here calls it: whether a seed is given cannot be said. */
export function head(units: number, seed?: number) {
  return tf.layers.dense({ units, kernelInitializer: tf.initializers.glorotNormal({ seed }) });
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (review)
}
