import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const journal = new URL('journal.txt', import.meta.url);
appendFileSync(journal, 'x');
const learningRate = 0.01 * readFileSync(journal, 'utf8').length; // <- fault: host-data
const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
