import * as tf from '@tensorflow/tfjs';

/** Every weight is replaced before the model is seen by anyone. */
export function rebuild(sizes: number[], weights: tf.Tensor[][]) {
  const input = tf.input({ shape: [sizes[0]] });
  let previous = input;
  for (const units of sizes.slice(1)) previous = tf.layers.dense({ units }).apply(previous) as tf.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: previous });
  for (let i = 1; i < model.layers.length; i++) {
    model.layers[i].setWeights(weights[i - 1]);
  }
  return model;
}

export function copy(weights: tf.Tensor[]) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 2, inputShape: [2] }));
  model.setWeights(weights);
  return model;
}

export function restore(kept: { units: number; weights?: number[][] }[]) {
  if (kept.length > 0) {
    const model = tf.sequential();
    for (const { units } of kept) model.add(tf.layers.dense({ units, inputShape: [2] }));
    for (const index in kept) {
      const weights = kept[index].weights;
      if (weights !== undefined && weights.length > 0) {
        model.layers[index].setWeights(weights.map((each) => tf.tensor(each)));
      }
    }
    return model;
  }
  throw new Error('There is nothing to restore.');
}

export function someOf(kept: { units: number; isFrozen: boolean; weights: tf.Tensor[] }[]) {
  const model = tf.sequential();
  for (const { units } of kept) model.add(tf.layers.dense({ units, inputShape: [2] }));
  //                                      ^^^^^^^^^^^^^^^ unseeded-init
  for (const index in kept) {
    if (kept[index].isFrozen) model.layers[index].setWeights(kept[index].weights);
  }
  return model;
}

export function maybe(weights: tf.Tensor[] | null) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 2, inputShape: [2] }));
  //        ^^^^^^^^^^^^^^^ unseeded-init
  if (weights !== null) model.setWeights(weights);
  return model;
}

export function partly(weights: tf.Tensor[]) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 2, inputShape: [2] }));
  //        ^^^^^^^^^^^^^^^ unseeded-init
  model.layers[0].setWeights(weights);
  return model;
}
