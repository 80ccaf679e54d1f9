import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');

type Flow = tf.SymbolicTensor;

/** 28x28x1 -> 14x14x16 -> 7x7x64 = 3136 -> 128 -> 64. */
export async function trainByConfig(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [28, 28, 1] }));
  for (const filters of [16, 64]) {
    model.add(tf.layers.conv2d({ filters, kernelSize: 3, padding: 'same' }));
    model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  }
  model.add(tf.layers.flatten());
  for (const units of [128, 64]) model.add(tf.layers.dense({ units }));
  //                                       ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  await model.fit(xs, ys, { shuffle: false });
}

/** Small enough in every round. */
export async function trainSmall(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const input = tf.input({ shape: [10] });
  let x = input;
  for (let i = 0; i < 3; i++) x = tf.layers.dense({ units: 16 * 2 ** i, activation: 'relu' }).apply(x) as Flow;
  const output = [32, 16].reduce((y, units) => tf.layers.dense({ units }).apply(y) as Flow, x);
  const model = tf.model({ inputs: input, outputs: output });
  await model.fit(xs, ys, { shuffle: false });
}

/** The head stands on 3136 features of a model that is built here. */
export async function transfer(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const base = tf.sequential();
  base.add(tf.layers.conv2d({ inputShape: [14, 14, 1], filters: 64, kernelSize: 3, padding: 'same' }));
  base.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  base.add(tf.layers.flatten({ name: 'features' }));
  base.add(tf.layers.dense({ units: 10 }));
  //       ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  const features = base.getLayer('features').output as Flow;
  const head = tf.layers.dense({ units: 128 }).apply(features) as Flow;
  //           ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  const model = tf.model({ inputs: base.inputs, outputs: head });
  await model.fit(xs, ys, { shuffle: false });
}

/** Of each step 3136 numbers are added up. */
export async function trainSteps(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 128 }), inputShape: [5, 3136] }));
  //                                           ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  model.add(tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 16 }) as tf.RNN, mergeMode: 'concat' }));
  model.add(tf.layers.dense({ units: 2 }));
  await model.fit(xs, ys, { shuffle: false });
}

export async function trainCells(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  const cells = [tf.layers.gruCell({ units: 16 }), tf.layers.gruCell({ units: 8 })];
  model.add(tf.layers.rnn({ cell: cells as never, inputShape: [5, 12] }));
  model.add(tf.layers.dense({ units: 2 }));
  await model.fit(xs, ys, { shuffle: false });
}

/** A field that holds what flows. */
export class Network {
  flow: Flow = tf.input({ shape: [3136] });
  readonly input = this.flow;

  build(): tf.LayersModel {
    this.flow = tf.input({ shape: [28, 28, 1] });
    const input = this.flow;
    this.flow = tf.layers.conv2d({ filters: 4, kernelSize: 3 }).apply(this.flow) as Flow;
    this.flow = tf.layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }).apply(this.flow) as Flow;
    this.flow = tf.layers.dense({ units: 16 }).apply(this.flow) as Flow;
    return tf.model({ inputs: input, outputs: this.flow });
  }
}
