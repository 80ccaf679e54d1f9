import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const raw = Array.from({ length: 32 }, (_, i) => [i / 32]);
const noisy = raw.map(([x]) => [x + 0.05 * (Math.random() - 0.5)]); // <- fault: rng unseeded-random
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 4, kernelInitializer: tf.initializers.heNormal({ seed: 2 }) }), tf.layers.dropout({ rate: 0.2 }), tf.layers.dense({ units: 1, kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.tensor2d(noisy), tf.tensor2d(raw), { epochs: 2, verbose: 0 });
