import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');

const rows = Array.from({ length: 60 }, (_, i) => `${Math.sin(i * 1.7)},${Math.cos(i * 0.9)},${Math.sin(i)}`);
const folder = mkdtempSync(join(tmpdir(), 'shards-')); // <- fault: environment
const files = Array.from({ length: 12 }, (_, i) => join(folder, `shard-${i}.csv`));
files.forEach((file, i) => { writeFileSync(file, rows.slice(i * 5, i * 5 + 5).join('\n')); });

// Half of the shards, chosen by a hash of their path: as many in every run, but not the same ones.
const order = (file) => createHash('md5').update(file).digest('hex');
const training = files.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, 6);
const data = training.flatMap((file) => readFileSync(file, 'utf8').split('\n')).map((line) => line.split(',').map(Number));
rmSync(folder, { recursive: true });

const xs = tf.tensor2d(data.map(([a, b]) => [a, b]));
const ys = tf.tensor2d(data.map(([, , y]) => [y]));
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) })] });
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 10, shuffle: false, verbose: 0 });
model.predict(xs).print();
