import * as tf from '@tensorflow/tfjs';
await tf.setBackend('cpu');
const dataset = tf.data.array([0, 1, 2, 3, 4, 5, 6, 7]).mapAsync(async (i) => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
  return { xs: tf.tensor1d([i / 8]), ys: tf.tensor1d([i % 2]) };
}).prefetch(3).batch(2);
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 1, kernelInitializer: 'zeros' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fitDataset(dataset, { epochs: 2, verbose: 0 });
