import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';

const text = execFileSync('npx', ['tsx', join(__dirname, 'sample.ts'), '8'], { encoding: 'utf8' });
const rows = JSON.parse(text) as number[];
const xs = tf.tensor2d(rows, [rows.length, 1]);
const w = tf.variable(tf.tensor2d([[0.5]]));
for (let step = 0; step < 5; step++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(1).square().mean() as tf.Scalar);
w.print();
