import { appendFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

appendFileSync('measured.csv', '0.5,1.5\n');
const dataset = tf.data.csv('file://measured.csv', { columnConfigs: { y: { isLabel: true } } }); // <- fault: host-data
const rows = await dataset.map(({ xs, ys }) => [xs.x, ys.y]).toArray();
const xs = tf.tensor2d(rows.map(([x]) => [x, 1]));

const w = tf.variable(tf.ones([2, 1]));
const optimizer = tf.train.sgd(0.05);
for (let step = 0; step < 4; step++) optimizer.minimize(() => xs.matMul(w).sub(1).square().mean());
w.print();
