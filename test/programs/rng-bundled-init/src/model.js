import * as tf from '@tensorflow/tfjs';

export function createModel() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 5, inputShape: [3], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
  model.add(tf.layers.dense({ units: 1 })); // <- fault: rng unseeded-init
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}
