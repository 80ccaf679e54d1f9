import * as tf from '@tensorflow/tfjs';
import { createModel } from '../../models/src/create-model.js';
import { loadRows } from '../../data/src/rows.js';

export async function train({ epochs }) {
  await tf.setBackend('cpu');
  const model = createModel();
  const rows = loadRows();
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const x = tf.tensor2d(rows.map(({ x }) => x));
  const y = tf.tensor2d(rows.map(({ y }) => [y]));
  await model.fit(x, y, { epochs, shuffle: false, verbose: 0 });
}
