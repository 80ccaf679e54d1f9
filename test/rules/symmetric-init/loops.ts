import * as tf from '@tensorflow/tfjs';

type Flow = tf.SymbolicTensor;

/** Each layer of a loop but the last is followed by the next. */
export function added(): tf.Sequential {
  const model = tf.sequential();
  for (const units of [64, 32]) model.add(tf.layers.dense({ units, kernelInitializer: 'zeros' }));
  //                                      ^^^^^^^^^^^^^^^ symmetric-init (warning)
  return model;
}

/** One round: it is the output. */
export function once(): tf.Sequential {
  const model = tf.sequential();
  for (const units of [3]) model.add(tf.layers.dense({ units, kernelInitializer: 'zeros' }));
  return model;
}

export function open(widths: readonly number[]): tf.Sequential {
  const model = tf.sequential();
  widths.forEach((units) => {
    model.add(tf.layers.dense({ units, kernelInitializer: 'ones' }));
    //        ^^^^^^^^^^^^^^^ symmetric-init (review)
  });
  return model;
}

/** A layer that a helper makes is followed where the helper is called. */
function hidden(units: number): tf.layers.Layer {
  return tf.layers.dense({ units, kernelInitializer: tf.initializers.zeros() });
  //     ^^^^^^^^^^^^^^^ symmetric-init (warning)
}

export function helped(): tf.Sequential {
  return tf.sequential({ layers: [hidden(8), tf.layers.dense({ units: 1 })] });
}

/** Two heads on one body: neither is followed by the other. */
export function heads(): tf.LayersModel {
  const input = tf.input({ shape: [4] });
  const body = tf.layers.dense({ units: 8 }).apply(input) as Flow;
  const policy = tf.layers.dense({ units: 2, kernelInitializer: 'zeros' }).apply(body) as Flow;
  const value = tf.layers.dense({ units: 3, kernelInitializer: 'zeros' }).apply(body) as Flow;
  return tf.model({ inputs: input, outputs: [policy, value] });
}

export function handedOn(): tf.LayersModel {
  const input = tf.input({ shape: [4] });
  let x = input;
  for (let i = 0; i < 2; i++) x = tf.layers.dense({ units: 5, kernelInitializer: 'zeros' }).apply(x) as Flow;
  //                              ^^^^^^^^^^^^^^^ symmetric-init (warning)
  return tf.model({ inputs: input, outputs: x });
}

/** The layer of each step. */
export function steps(): tf.Sequential {
  const step = tf.layers.dense({ units: 4, kernelInitializer: 'zeros' });
  //           ^^^^^^^^^^^^^^^ symmetric-init (warning)
  return tf.sequential({ layers: [tf.layers.timeDistributed({ layer: step, inputShape: [3, 2] }), tf.layers.gru({ units: 2 })] });
}
