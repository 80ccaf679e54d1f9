import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const seeded = (seed) => ({
  kernelInitializer: tf.initializers.glorotNormal({ seed }),
  recurrentInitializer: tf.initializers.orthogonal({ seed: seed + 1, gain: 1 }),
});
const cells = [];
cells.push(tf.layers.lstmCell({ units: 4, ...seeded(11) }));
cells.push(tf.layers.simpleRNNCell({ units: 3, kernelInitializer: tf.initializers.glorotNormal({ seed: 21 }) })); // <- fault: rng unseeded-init
const model = tf.sequential();
model.add(tf.layers.rnn({ cell: cells, inputShape: [4, 2] }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.ones() }));
model.compile({ optimizer: 'rmsprop', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 6 * 8).reshape([6, 4, 2]);
await model.fit(x, tf.linspace(0, 1, 6).reshape([6, 1]), { epochs: 2, shuffle: false, verbose: 0 });
