import * as tf from '@tensorflow/tfjs';

const init = (seed) => tf.initializers.glorotNormal({ seed });

export function createGenerator() {
  return tf.sequential({ layers: [
    tf.layers.dense({ inputShape: [3], units: 4, activation: 'relu', kernelInitializer: init(1) }),
    tf.layers.dense({ units: 2, kernelInitializer: init(2) }),
  ] });
}

export function createDiscriminator() {
  return tf.sequential({ layers: [
    tf.layers.dense({ inputShape: [2], units: 4, activation: 'relu', kernelInitializer: init(3) }),
    tf.layers.dense({ units: 1, kernelInitializer: init(4) }),
  ] });
}
