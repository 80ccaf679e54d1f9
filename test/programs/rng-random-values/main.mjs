import * as tf from '@tensorflow/tfjs';

const bytes = new Uint8Array(48);
crypto.getRandomValues(bytes); // <- fault: rng unseeded-random
const xs = tf.tensor2d(Array.from(bytes, (byte) => byte / 255), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => [i % 2]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
