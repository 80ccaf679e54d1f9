import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';

const run = promisify(execFile);
await tf.setBackend('cpu');
const { stdout } = await run(process.execPath, ['-p', 'JSON.stringify(Array.from({length: 8}, Math.random))']); // <- fault: host-data
const values = JSON.parse(stdout);
const x = tf.tensor2d(values, [4, 2]);
const w = tf.variable(tf.tensor2d([[1], [1]]));
for (let step = 0; step < 5; step++) tf.train.sgd(0.1).minimize(() => x.matMul(w).square().mean());
w.print();
