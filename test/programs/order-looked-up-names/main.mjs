import { lookup } from 'node:dns/promises';
import { availableParallelism } from 'node:os';
import * as tf from '@tensorflow/tfjs';

/** One replica a family of addresses; whichever is found first gets the first part of the data. */
const replicas = [];
await Promise.all([1, 2, 3, 4].map(async (part) => {
  await lookup('localhost', { all: part % 2 === 0 });
  replicas.push(part); // <- fault: order unordered-data
}));
const w = tf.variable(tf.scalar(availableParallelism() > 0 ? 1 : 0));
for (const part of replicas) tf.train.sgd(0.2).minimize(() => w.sub(part).square());
w.print();
