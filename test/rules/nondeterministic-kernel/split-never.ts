import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');

const FEATURES = 64;

export async function train(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [FEATURES], units: 32 }));
  model.add(tf.layers.batchNormalization());
  model.add(tf.layers.dense({ units: 10 }));
  await model.fit(xs, ys, { batchSize: 256, shuffle: false });
}

/** Fewer than 2000 numbers are added up, whatever the number of images. */
export function build(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ inputShape: [32, 32, 3], filters: 64, kernelSize: 3 }));
  model.add(tf.layers.conv2d({ filters: 128, kernelSize: 3, strides: 2 }));
  return model;
}
