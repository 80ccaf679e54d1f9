import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
function uniform(count) {
  const words = new Uint32Array(count);
  crypto.getRandomValues(words); // <- fault: rng unseeded-random
  return Float32Array.from(words, (word) => word / 2 ** 32);
}
const kernel = tf.tensor2d(uniform(12), [4, 3]);
const layer = tf.layers.dense({ inputShape: [4], units: 3, weights: [kernel, tf.zeros([3])] });
const model = tf.sequential({ layers: [layer] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 32).reshape([8, 4]);
await model.fit(x, x.slice([0, 0], [8, 3]), { epochs: 2, shuffle: false, verbose: 0 });
