import * as tf from '@tensorflow/tfjs';
import { shuffle } from 'lodash';

export async function train(model: tf.LayersModel, rows: number[], options: { epochs: number }) {
  const data = tf.data
    .array(shuffle(rows))
//         ^^^^^^^ unseeded-shuffle (warning)
    .shuffle(100)
//   ^^^^^^^ unseeded-shuffle (warning)
    .batch(8);
  await model.fitDataset(data, { epochs: 1 });
  await model.fitDataset(tf.data.array(rows).shuffle(100, '7').batch(8), { epochs: 1 });
  await model.fit(tf.tensor(rows), tf.tensor(rows), options);
//      ^^^^^^^^^ unseeded-shuffle (warning)
  const cards = shuffle(['a', 'b']);
  document.title = cards.join(' ');
}
