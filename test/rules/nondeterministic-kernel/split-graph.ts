import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');

type Flow = tf.SymbolicTensor;

function convolve(x: Flow, filters: number): Flow {
  let y = tf.layers.conv2d({ filters, kernelSize: 3, padding: 'same' }).apply(x) as Flow;
  y = tf.layers.batchNormalization().apply(y) as Flow;
  return tf.layers.maxPooling2d({ poolSize: 2 }).apply(y) as Flow;
}

/** 28x28x1 -> 14x14x16 -> 7x7x64 = 3136 -> 128 -> 10. */
export async function trainDigits(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const input = tf.input({ shape: [28, 28, 1] });
  let x = convolve(input, 16);
  x = convolve(x, 64);
  x = tf.layers.flatten().apply(x) as Flow;
  x = tf.layers.dense({ units: 128, activation: 'relu' }).apply(x) as Flow;
  //  ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  const output = tf.layers.dense({ units: 10 }).apply(x) as Flow;
  const model = tf.model({ inputs: input, outputs: output });
  await model.fit(xs, ys, { shuffle: false });
}

/** Few enough of everything: nothing is split, whatever the batch. */
export async function trainSmall(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const input = tf.input({ shape: [20, 8] });
  const states = tf.layers.lstm({ units: 32 }).apply(input);
  const wide = tf.layers.dense({ units: 64 }).apply(states);
  const sum = tf.layers.concatenate().apply([wide, states] as Flow[]);
  const model = tf.model({ inputs: input, outputs: tf.layers.dense({ units: 4 }).apply(sum) as Flow });
  await model.fit(xs, ys, { batchSize: 64, shuffle: false });
}

/** A model inside a model is trained with it: 4096 rows are added up. */
export async function trainAutoencoder(xs: tf.Tensor): Promise<void> {
  const encoder = tf.sequential({ layers: [tf.layers.dense({ inputShape: [64], units: 32 })] });
  //                                       ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  const code = tf.input({ shape: [32] });
  const decoder = tf.model({ inputs: code, outputs: tf.layers.dense({ units: 64 }).apply(code) as Flow });
  //                                                ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  const input = tf.input({ shape: [64] });
  const whole = tf.model({ inputs: input, outputs: decoder.apply(encoder.apply(input) as Flow) as Flow });
  await whole.fit(xs, xs, { batchSize: 4096, shuffle: false });
}

/** What a saved model gives is not written here. */
export async function trainHead(base: tf.LayersModel, xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const features = base.getLayer('features').output as Flow;
  const head = tf.layers.dense({ units: 8 }).apply(features) as Flow;
  //           ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  const model = tf.model({ inputs: base.inputs, outputs: head });
  await model.fit(xs, ys, { batchSize: 64, shuffle: false });
}
