import * as tf from '@tensorflow/tfjs';
import { createReadStream, writeFileSync } from 'node:fs';
import zlib from 'node:zlib';
const files = [1, 2, 3].map((part) => new URL(`./part-${part}.gz`, import.meta.url));
for (const [index, file] of files.entries()) writeFileSync(file, zlib.gzipSync(JSON.stringify([index, index / 3, 'x'.repeat(400_000)])));
const rows = [];
await Promise.all(files.map((file) => new Promise((resolve) => {
  const text = createReadStream(file).pipe(new zlib.Gunzip());
  const pieces = [];
  text.on('data', (piece) => pieces.push(piece));
  text.on('end', () => {
    rows.push(JSON.parse(Buffer.concat(pieces)).slice(0, 2)); // <- fault: order unordered-data
    resolve();
  });
})));
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
