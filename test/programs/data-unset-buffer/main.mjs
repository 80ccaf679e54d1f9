import * as tf from '@tensorflow/tfjs';

for (let i = 0; i < 200; i++) Buffer.from(`${process.hrtime.bigint()} ${i}`.repeat(9));
const values = new Uint8Array(Buffer.allocUnsafe(48)); // <- fault: host-data
const xs = tf.tensor2d(Array.from(values, (value) => value / 255), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => [i % 2]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
