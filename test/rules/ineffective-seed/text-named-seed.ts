import * as tf from '@tensorflow/tfjs';

/** "Seed" text starts a generated sentence: it seeds nothing and is no mistake. */
export function generate(model: tf.LayersModel, seed: string) {
  return model.predict(tf.tensor1d([...seed].map((c) => c.charCodeAt(0))));
}
generate(tf.sequential(), '');
