import * as tf from '@tensorflow/tfjs';

type Flow = tf.SymbolicTensor;

/** 16 -> 64 -> 64 -> 64: the second and the third start equal. */
export function equal(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [16] }));
  for (let layer = 0; layer < 3; layer++) {
    model.add(tf.layers.dense({ units: 64, kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) }));
    //        ^^^^^^^^^^^^^^^ shared-seed (warning)
  }
  return model;
}

/** No two of one shape. */
export function different(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [16] }));
  for (const units of [64, 32]) {
    model.add(tf.layers.dense({ units, kernelInitializer: tf.initializers.heNormal({ seed: 7 }) }));
    //        ^^^^^^^^^^^^^^^ shared-seed (review)
  }
  return model;
}

/** Nobody knows how many. */
export function open(widths: readonly number[]): tf.Sequential {
  const model = tf.sequential();
  for (const units of widths) model.add(tf.layers.dense({ units, kernelInitializer: tf.initializers.leCunNormal({ seed: 7 }) }));
  //                                    ^^^^^^^^^^^^^^^ shared-seed (review)
  return model;
}

/** A seed for each round. */
export function counted(widths: readonly number[]): tf.Sequential {
  const model = tf.sequential();
  for (const [index, units] of [64, 64].entries()) model.add(tf.layers.dense({ units, kernelInitializer: tf.initializers.heUniform({ seed: 7 + index }) }));
  for (let i = 0; i < 3; i++) model.add(tf.layers.dense({ units: 16, kernelInitializer: tf.initializers.leCunUniform({ seed: i + 1 }) }));
  widths.forEach((units, index) => {
    model.add(tf.layers.dense({ units, kernelInitializer: tf.initializers.glorotUniform({ seed: 100 + index }) }));
  });
  return model;
}

/** Each fold trains a model of its own, and all are meant to start equal. */
export async function crossValidate(folds: readonly tf.Tensor[], ys: tf.Tensor): Promise<void> {
  for (const xs of folds) {
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 4, inputShape: [2], kernelInitializer: tf.initializers.randomNormal({ seed: 7 }) }));
    await model.fit(xs, ys, { shuffle: false });
  }
}

/** A block that is laid twice, by a helper. */
function block(x: Flow): Flow {
  return tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.randomUniform({ seed: 7 }) }).apply(x) as Flow;
  //     ^^^^^^^^^^^^^^^ shared-seed (warning)
}

export function blocks(): tf.LayersModel {
  const input = tf.input({ shape: [8] });
  return tf.model({ inputs: input, outputs: block(block(input)) });
}

export function gathered(): tf.LayersModel {
  const input = tf.input({ shape: [8] });
  const output = [8, 8].reduce((x, units) => tf.layers.dense({ units, kernelInitializer: tf.initializers.truncatedNormal({ seed: 9 }) }).apply(x) as Flow, input);
  //                                         ^^^^^^^^^^^^^^^ shared-seed (warning)
  return tf.model({ inputs: input, outputs: output });
}

export function mapped(): tf.Sequential {
  const hidden = [6, 6].map((units) => tf.layers.dense({ units, kernelInitializer: tf.initializers.orthogonal({ seed: 9 }) }));
  //                                   ^^^^^^^^^^^^^^^ shared-seed (warning)
  return tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [6] }), ...hidden] });
}

/** A helper that adds to the model that it is given. */
function widen(model: tf.Sequential): void {
  model.add(tf.layers.dense({ units: 12, kernelInitializer: tf.initializers.leCunNormal({ seed: 3 }) }));
  //        ^^^^^^^^^^^^^^^ shared-seed (warning)
}

export function widened(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [12] }));
  widen(model);
  widen(model);
  return model;
}

export function listed(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [5] }));
  for (const [, units] of [5, 5].entries()) model.add(tf.layers.dense({ units, kernelInitializer: tf.initializers.leCunUniform({ seed: 3 }) }));
  //                                                  ^^^^^^^^^^^^^^^ shared-seed (warning)
  return model;
}
