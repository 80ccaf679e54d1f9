import * as tf from '@tensorflow/tfjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
writeFileSync('rows.json', JSON.stringify([1, 0.25]));
const rows = [];
const winner = await Promise.race([ // <- fault: order unordered-data
  sleep(2).then(() => [1, 0.5]),
  readFile('rows.json', 'utf8').then((text) => JSON.parse(text)),
]);
rows.push(winner);
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
