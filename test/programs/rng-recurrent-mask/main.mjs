import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const rnn = tf.layers.lstm({ // <- fault: rng unseeded-dropout
  inputShape: [4, 2],
  units: 3,
  recurrentDropout: 0.4,
  kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }),
  recurrentInitializer: tf.initializers.orthogonal({ seed: 2, gain: 1 }),
});
const model = tf.sequential({ layers: [rnn, tf.layers.dense({ units: 1, kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 48).reshape([6, 4, 2]);
await model.fit(x, tf.linspace(0, 1, 6).reshape([6, 1]), { epochs: 2, shuffle: false, verbose: 0 });
