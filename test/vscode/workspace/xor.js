// Learns exclusive or, as a first script would.
import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
const ys = tf.tensor2d([[0], [1], [1], [0]]);

const model = tf.sequential();
model.add(tf.layers.dense({ units: 8, inputShape: [2], activation: 'tanh' }));
model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });

await model.fit(xs, ys, { epochs: 12, verbose: 0 });
model.predict(xs).print();
