import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
function* samples() {
  for (let i = 0; i < 16; i++) {
    const x = i / 16;
    yield { xs: tf.tensor1d([x]), ys: tf.tensor1d([2 * x + 0.1 * Math.random()]) }; // <- fault: rng unseeded-random
  }
}
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 1, kernelInitializer: 'zeros' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fitDataset(tf.data.generator(samples).batch(4), { epochs: 1, verbose: 0 });
