import * as tf from '@tensorflow/tfjs';
import { createModel } from './src/model.js';
const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

async function main() {
  const model = createModel();
  await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
  model.predict(xs).print();
}
main();
