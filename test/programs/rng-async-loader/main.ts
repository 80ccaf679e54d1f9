import * as tf from '@tensorflow/tfjs';
import { DataLoader } from './src/data-loader';

async function main(): Promise<void> {
  await tf.setBackend('cpu');
  const loader = new DataLoader(Array.from({ length: 24 }, (_, index) => ({ features: [index / 24, Math.sin(index)], label: index % 2 })), 6);
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, activation: 'sigmoid', kernelInitializer: 'ones' })] });
  model.compile({ optimizer: tf.train.sgd(0.3), loss: 'binaryCrossentropy' });
  for (let epoch = 0; epoch < 2; epoch++) {
    const started = Date.now();
    for await (const { xs, ys } of loader.batches()) await model.trainOnBatch(xs, ys);
    console.log(`epoch ${epoch} took ${Date.now() - started} ms`);
  }
}

void main();
