import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const images = Array.from({ length: 16 }, (_, i) => ({ image: Array.from({ length: 9 }, (_, j) => Math.sin(i * j)), label: i % 2 }));

function augment({ xs, ys }) {
  return tf.tidy(() => {
    const noise = tf.randomUniform(xs.shape, -0.1, 0.1); // <- fault: rng
    return { xs: xs.add(noise), ys };
  });
}

const dataset = tf.data
  .array(images)
  .map(({ image, label }) => ({ xs: tf.tensor1d(image), ys: tf.tensor1d([label]) }))
  .map(augment)
  .shuffle(16, 'fixed')
  .batch(4);
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [9], units: 1, activation: 'sigmoid', kernelInitializer: tf.initializers.glorotNormal({ seed: 31 }) })] });
model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
await model.fitDataset(dataset, { epochs: 2, verbose: 0 });
