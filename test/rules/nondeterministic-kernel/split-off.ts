import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');
tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3);

export async function train(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [3136], units: 128 }));
  await model.fit(xs, ys, { batchSize: 4096, shuffle: false });
}
