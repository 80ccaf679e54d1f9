import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const files = [1, 2, 3].map((part) => new URL(`./part-${part}.bin`, import.meta.url));
files.forEach((file, index) => writeFileSync(file, Buffer.alloc(400_000 * (3 - index) + 8, index + 1)));
const rows = [];
await Promise.all(files.map(async (file) => {
  const handle = await open(file);
  const bytes = await handle.readFile();
  await handle.close();
  rows.push([bytes[0], bytes.length / 1e6]); // <- fault: order unordered-data
}));
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
