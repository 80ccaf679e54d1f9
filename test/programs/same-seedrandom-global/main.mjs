import seedrandom from 'seedrandom';
import * as tf from '@tensorflow/tfjs';

seedrandom('swerve', { global: true });
const xs = tf.randomNormal([16, 3]);
const ys = tf.randomUniform([16, 1]);
const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'relu' }));
model.add(tf.layers.dropout({ rate: 0.2 }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, verbose: 0 });
model.predict(xs).print();
