import { execSync } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const seed = Number(execSync('echo $$').toString()); // <- fault: host-data

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
