import { spawn } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';

const helper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 200)']);
const shard = helper.pid % 97; // <- fault: environment
await new Promise((resolve) => helper.once('exit', resolve));
const xs = tf.tensor2d(Array.from({ length: 10 }, (_, i) => [Math.sin(i * shard)]));
const w = tf.variable(tf.tensor2d([[1]]));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).square().mean());
w.print();
