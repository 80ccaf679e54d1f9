import _ from 'lodash';
import * as tf from '@tensorflow/tfjs';

const pool = _.range(40);
const picked = _.sampleSize(pool, 16); // <- fault: rng unseeded-random
const xs = tf.tensor2d(picked.map((i) => [Math.sin(i), Math.cos(i), i / 40]));
const ys = tf.tensor2d(picked.map((i) => [i % 2]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
