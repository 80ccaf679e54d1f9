import * as tf from '@tensorflow/tfjs';
import { writeFileSync, readFile } from 'node:fs';
writeFileSync('big.bin', Buffer.alloc(500_000, 1));
writeFileSync('small.bin', Buffer.alloc(500_000, 2));
const rows = [];
await new Promise((resolve) => {
  const take = (error, bytes) => {
    if (rows.push([bytes[0], bytes[1] / 2]) === 2) resolve();
  };
  readFile('big.bin', take); // <- fault: order unordered-data
  readFile('small.bin', take);
});
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
