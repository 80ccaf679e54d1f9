import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const model = tf.sequential();
model.add(tf.layers.timeDistributed({
  inputShape: [4, 3],
  layer: tf.layers.dense({ units: 2 }), // <- fault: rng unseeded-init
}));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({ units: 1, kernelInitializer: 'ones' }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 60).reshape([5, 4, 3]);
await model.fit(x, tf.linspace(0, 1, 5).reshape([5, 1]), { epochs: 1, shuffle: false, verbose: 0 });
