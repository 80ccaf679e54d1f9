import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const path = new URL('./samples.csv', import.meta.url);
if (!existsSync(path)) writeFileSync(path, '0.1,0.2\n0.3,0.6\n');
const rows = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.split(',').map(Number)); // <- fault: host-data
const x = tf.tensor2d(rows.map(([a]) => [a]));
const y = tf.tensor2d(rows.map(([, b]) => [b]));
const w = tf.variable(tf.tensor2d([[1]]));
for (let step = 0; step < 5; step++) tf.train.sgd(0.5).minimize(() => x.matMul(w).sub(y).square().mean());
// What was learned is added to the data of the next run.
appendFileSync(path, `0.5,${w.dataSync()[0]}\n`);
