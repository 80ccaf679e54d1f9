import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor3d(Array.from({ length: 60 }, (_, i) => Math.sin(i)), [5, 4, 3]);
const ys = tf.tensor2d([1, 2, 3, 4, 5], [5, 1]);
const model = tf.sequential({
  layers: [
    tf.layers.lstm({ // <- fault: rng unseeded-init
      units: 4,
      inputShape: [4, 3],
      kernelInitializer: tf.initializers.glorotUniform({ seed: 7 }),
    }),
    tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 8 }) }),
  ],
});
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
