import * as tf from '@tensorflow/tfjs';

const noise = tf.randomUniform([400, 400, 3]);
//            ^^^^^^^^^^^^^^^^ unseeded-tensor (review)
await tf.browser.toPixels(noise);
noise.dispose();

export async function warmUp(model: tf.LayersModel) {
  (model.predict(tf.randomNormal([1, 8])) as tf.Tensor).dispose();
//               ^^^^^^^^^^^^^^^ unseeded-tensor (review)
  return (model.predict(tf.randomNormal([1, 8])) as tf.Tensor).dataSync();
//                      ^^^^^^^^^^^^^^^ unseeded-tensor (warning)
}
