import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');

/** 28x28 -> conv 28x28x16 -> pool 14x14x16 -> 3136 -> 128 -> 10. */
export async function trainDigits(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.dropout({ rate: 0.2, seed: 7 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 128, activation: 'relu' }));
  //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  await model.fit(xs, ys, { epochs: 3, shuffle: false });
}

/** The rows of a batch are the inner dimension of the kernel's gradient. */
export async function trainWide(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [32], units: 32 }), tf.layers.dense({ units: 5 })],
    //       ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
    //                                                         ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  });
  await model.fit(xs, ys, { batchSize: 4096, shuffle: false });
}

/** Time steps make rows, too: 32 sequences of 100 are 3200. */
export async function trainSequences(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: 500, outputDim: 16, inputLength: 100, embeddingsInitializer: 'zeros' }));
  //        ^^^^^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  model.add(tf.layers.dense({ units: 64 }));
  //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  model.add(tf.layers.globalAveragePooling1d());
  model.add(tf.layers.dense({ units: 2 }));
  await model.fit(xs, ys, { batchSize: 32, shuffle: false });
}

/** A kernel as large as its input: one row an image. */
export async function trainWhole(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ inputShape: [8, 8, 64], filters: 32, kernelSize: [8, 8] }));
  //        ^^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
  await model.fit(xs, ys, { batchSize: 16, shuffle: false });
}

export const below = tf.matMul(tf.zeros([64, 1999]), tf.ones([1999, 64]));
export const edge = tf.matMul(tf.zeros([64, 2000]), tf.ones([2000, 64]));
//                  ^^^^^^^^^ nondeterministic-kernel (warning)
export const small = tf.matMul(tf.randomNormal([1, 3136], 0, 1, 'float32', 7), tf.ones([3136, 128]));
