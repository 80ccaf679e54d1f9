import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';

const rows = [];
await Promise.all([1, 2, 3].map((part) => new Promise((resolve) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./row.mjs', import.meta.url)), String(part)]);
  let text = '';
  child.stdout.on('data', (piece) => { text += piece; });
  child.on('close', () => { // <- fault: order unordered-data
    rows.push(JSON.parse(text));
    resolve();
  });
})));
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
