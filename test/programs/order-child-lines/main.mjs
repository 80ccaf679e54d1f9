import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';

const rows = [];
const parsers = [1, 2, 3].map((part) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./parse.mjs', import.meta.url)), String(part)]);
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => { // <- fault: order unordered-data
    for (const line of text.trim().split('\n')) rows.push(line.split(',').map(Number));
  });
  return new Promise((resolve) => child.on('close', resolve));
});
await Promise.all(parsers);
const xs = tf.tensor2d(rows.map(([a, b]) => [a, b]));
const ys = tf.tensor2d(rows.map(([, , y]) => [y]));
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: 'zeros' })] });
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 1, batchSize: 2, shuffle: false, verbose: 0 });
model.predict(xs).print();
