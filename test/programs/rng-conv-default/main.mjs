import * as tf from '@tensorflow/tfjs';

const seeded = (seed) => tf.initializers.glorotUniform({ seed });
const images = tf.tensor4d(Array.from({ length: 4 * 36 }, (_, i) => Math.sin(i)), [4, 6, 6, 1]);
const labels = tf.oneHot(tf.tensor1d([0, 1, 0, 1], 'int32'), 2).toFloat();
const input = tf.input({ shape: [6, 6, 1] });
let x = tf.layers.conv2d({ filters: 2, kernelSize: 3, kernelInitializer: seeded(1) }).apply(input);
x = tf.layers.separableConv2d({ filters: 3, kernelSize: 2 }).apply(x); // <- fault: rng unseeded-init
x = tf.layers.flatten().apply(x);
const output = tf.layers.dense({ units: 2, activation: 'softmax', kernelInitializer: seeded(2) }).apply(x);
const model = tf.model({ inputs: input, outputs: output });
model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
await model.fit(images, labels, { epochs: 2, shuffle: false, verbose: 0 });
model.predict(images).print();
