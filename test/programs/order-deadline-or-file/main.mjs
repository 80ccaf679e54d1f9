import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

/** A cached copy is used when the file takes too long. */
const file = new URL('./rates.json', import.meta.url);
const late = new Promise((resolve) => setTimeout(() => resolve({ rate: 0.5 }), 2));
const { rate } = await Promise.race([readFile(file, 'utf8').then(JSON.parse), late]); // <- fault: order unordered-data
const w = tf.variable(tf.tensor1d([1, 2]));
tf.train.sgd(rate).minimize(() => w.square().sum());
w.print();
