import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const template = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], name: 'out' })] });
const config = template.toJSON(null, false);
template.dispose();
const model = await tf.models.modelFromJSON({ modelTopology: config }); // <- fault: rng unseeded-init
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
