import * as tf from '@tensorflow/tfjs';

export function build() {
  return tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
}
