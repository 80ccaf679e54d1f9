import { readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

interface State { readonly rate: number }

function loadState(): State {
  try {
    return JSON.parse(readFileSync('state.json', 'utf8')) as State; // <- fault: host-data
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { rate: 0.1 };
  }
}
const { rate } = loadState();
const w = tf.variable(tf.scalar(2));
for (let i = 0; i < 4; i++) tf.train.sgd(rate).minimize(() => w.square() as tf.Scalar);
writeFileSync('state.json', JSON.stringify({ rate: rate / 2 }));
w.print();
