import { readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { simulate } from './simulate.mjs';

writeFileSync('simulated.csv', simulate(20).join('\n'));
const rows = readFileSync('simulated.csv', 'utf8').split('\n').map((line) => line.split(',').map(Number));
const xs = tf.tensor2d(rows.map(([x]) => [x, 1]));
const ys = tf.tensor2d(rows.map(([, y]) => [y]));
const w = tf.variable(tf.zeros([2, 1]));
for (let step = 0; step < 5; step++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(ys).square().mean());
w.print();
