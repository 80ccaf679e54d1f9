import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');

export async function trainOpen(xs: tf.Tensor2D, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [xs.shape[1]], units: 128 }));
  //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  model.add(tf.layers.dense({ units: 10 }));
  await model.fit(xs, ys, { shuffle: false });
}

/** How many layers stand before the last one is decided by the loop. */
export async function trainDeep(xs: tf.Tensor, ys: tf.Tensor, depth: number): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [16], units: 8 }));
  for (let layer = 0; layer < depth; layer++) {
    model.add(tf.layers.dense({ units: 8 * layer }));
    //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  }
  model.add(tf.layers.dense({ units: 10 }));
  //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  await model.fit(xs, ys, { shuffle: false });
}

/** Never trained: how many rows are predicted at once decides. */
export function build(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [3136], units: 128, kernelInitializer: 'zeros' }));
  //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  return model;
}

/** A layer that is frozen, or may be, has no gradient to add up. */
export async function trainFrozen(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [32], units: 32, trainable: false, kernelInitializer: 'zeros' }));
  //        ^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
  await model.fit(xs, ys, { batchSize: 4096, shuffle: false });
}
