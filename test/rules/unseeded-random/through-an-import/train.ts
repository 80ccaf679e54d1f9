import * as tf from '@tensorflow/tfjs';
import testing from './testing.json';
import * as shown from './shown.json';

export async function train(model: tf.LayersModel) {
  const rows = tf.tensor2d(testing.map(({ length, width }) => [length, width]));
  await model.fit(rows, tf.tensor2d(testing.map(({ species }) => [species])), { shuffle: false });
  document.title = String(shown);
}
