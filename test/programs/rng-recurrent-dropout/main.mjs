import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor3d(Array.from({ length: 60 }, (_, i) => Math.sin(i)), [5, 4, 3]);
const ys = tf.tensor2d([1, 2, 3, 4, 5], [5, 1]);
const seeded = (seed) => tf.initializers.glorotUniform({ seed });
const gru = tf.layers.gru({ units: 4, inputShape: [4, 3], dropout: 0.2, kernelInitializer: seeded(1), recurrentInitializer: seeded(2) }); // <- fault: rng
const model = tf.sequential({ layers: [gru, tf.layers.dense({ units: 1, kernelInitializer: seeded(3) })] });
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
