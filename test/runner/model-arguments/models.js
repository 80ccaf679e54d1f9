// Builders as projects write them: none can be called without arguments.
import * as tf from '@tensorflow/tfjs';

const seeded = (seed) => tf.initializers.glorotNormal({ seed });

export async function createModel(features, { units, activation = 'relu', shape: [, depth] }) {
  await tf.ready();
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [features], units, activation, kernelInitializer: seeded(1) }));
  for (let layer = 0; layer < depth; layer++) {
    model.add(tf.layers.dense({ units })); // <- fault: rng unseeded-weights
  }
  return model;
}

export class Classifier {
  constructor({ units, optimizer }) {
    this.units = units;
    this.optimizer = optimizer;
  }

  build(classes) {
    this.model = tf.sequential();
    this.model.add(tf.layers.dense({ inputShape: [3], units: this.units, kernelInitializer: seeded(2) }));
    this.model.add(tf.layers.dense({ units: classes, activation: 'softmax' })); // <- fault: rng unseeded-weights
    this.model.compile({ optimizer: this.optimizer, loss: 'categoricalCrossentropy' });
  }
}

export function createFor(rows) {
  return tf.sequential({ layers: [tf.layers.dense({ inputShape: [rows[0].length], units: 1 })] });
}
