import * as tf from '@tensorflow/tfjs';

const noise = tf.randomUniform([400, 400, 3]);
//            ^^^^^^^^^^^^^^^^ unseeded-tensor (review)
await tf.browser.toPixels(noise);
noise.dispose();

/** The greatest values of each row, with their places. */
export async function sorted(canvas: HTMLCanvasElement) {
  const random = tf.randomUniform([400, 400]);
  //             ^^^^^^^^^^^^^^^^ unseeded-tensor (review)
  const { indices, values } = tf.topk(random, 400);
  await tf.browser.toPixels(values as tf.Tensor2D, canvas);
  document.title = String(indices.arraySync());
  random.dispose();
  values.dispose();
  indices.dispose();
}

export async function warmUp(model: tf.LayersModel) {
  (model.predict(tf.randomNormal([1, 8])) as tf.Tensor).dispose();
//               ^^^^^^^^^^^^^^^ unseeded-tensor (review)
  return (model.predict(tf.randomNormal([1, 8])) as tf.Tensor).dataSync();
//                      ^^^^^^^^^^^^^^^ unseeded-tensor (warning)
}
