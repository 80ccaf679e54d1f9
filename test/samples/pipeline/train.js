// A denoising autoencoder, fed by a tf.data pipeline.
import * as tf from '@tensorflow/tfjs';
import { noisyDigits } from './dataset.js';

const encoder = tf.layers.dense({ inputShape: [784], units: 24, activation: 'relu', name: 'encoder' });
const decoder = tf.layers.dense({ units: 784, activation: 'sigmoid', name: 'decoder' });

const autoencoder = tf.sequential({ layers: [encoder, decoder] });
autoencoder.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

await autoencoder.fitDataset(noisyDigits({ perDigit: 40, batchSize: 20 }), {
  epochs: 3,
  verbose: 0,
  callbacks: { onEpochEnd: (epoch, logs) => console.log(`epoch ${epoch}: ${logs.loss.toFixed(5)}`) },
});

const sample = await noisyDigits({ perDigit: 1, batchSize: 10 }).toArray();
const cleaned = autoencoder.predict(sample[0].xs);
console.log('reconstruction error', tf.losses.meanSquaredError(sample[0].ys, cleaned).arraySync().toFixed(5));
