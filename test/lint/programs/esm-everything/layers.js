// Layers that the rest of the program builds its network from.
import * as tf from '@tensorflow/tfjs';

/** A dense block; called more than once, so a constant seed inside would make its blocks alike. */
export function block(units, options = {}) {
  const dense = tf.layers.dense({ units, activation: 'tanh', ...options });
  return [dense, tf.layers.gaussianNoise({ stddev: 0.05 }) /* only while training */];
}

export class Network {
  constructor(library) {
    this.tf = library;
  }

  build() {
    const model = this.tf.sequential();
    for (const layer of [...block(8, { inputShape: [3] }), ...block(8)]) model.add(layer);
    model.add(this.tf.layers.dropout({ rate: 0.1 }));
    // The head starts near zero.
    model.add(this.tf.layers.dense({ units: 1, kernelInitializer: this.tf.initializers.randomNormal({ mean: 0, stddev: 0.01 }) }));
    return model;
  }
}
