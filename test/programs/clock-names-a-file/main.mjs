import * as tf from '@tensorflow/tfjs';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
rmSync('shards', { recursive: true, force: true });
mkdirSync('shards');
const rows = [];
writeFileSync(`shards/${process.hrtime.bigint()}`, ''); // <- fault: clock
for await (const entry of await opendir('shards')) rows.push([Number(entry.name.slice(-4)) / 1e4, 1]);
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
