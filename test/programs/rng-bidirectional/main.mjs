import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const model = tf.sequential();
model.add(
  tf.layers.bidirectional({
    inputShape: [5, 3],
    layer: tf.layers.gru({ units: 4 }), // <- fault: rng unseeded-init
    mergeMode: 'concat',
  }),
);
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: 3 }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 8 * 15).reshape([8, 5, 3]);
const y = tf.linspace(0, 1, 8).reshape([8, 1]);
await model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 });
model.predict(x).print();
