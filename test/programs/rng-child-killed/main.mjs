import { spawn } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';

const child = spawn(process.execPath, ['rows.mjs'], { cwd: import.meta.dirname });
const row = await new Promise((resolve) => { child.stdout.once('data', (text) => resolve(JSON.parse(text))); });
child.kill('SIGKILL');
const w = tf.variable(tf.tensor1d([1, 2]));
tf.train.sgd(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().square());
w.print();
