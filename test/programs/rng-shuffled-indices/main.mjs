import * as tf from '@tensorflow/tfjs';
import { makeBatches } from './batches.mjs';

await tf.setBackend('cpu');
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: 'ones' })] });
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
const data = Array.from({ length: 24 }, (_, i) => [i / 24, 1 - i / 24]);
for (let epoch = 0; epoch < 2; epoch++) {
  for (const batch of makeBatches(data, 8)) {
    await model.trainOnBatch(tf.tensor2d(batch), tf.tensor2d(batch.map(([a, b]) => [a - b])));
  }
}
console.log(model.getWeights()[0].dataSync());
