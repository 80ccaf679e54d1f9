import { setInterval as every } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.tensor1d([3, 4]));
const stop = new AbortController();
let steps = 0;
try {
  for await (const rate of every(20, 0.01, { signal: stop.signal })) {
    tf.train.sgd(rate).minimize(() => w.square().sum());
    if (++steps === 12) stop.abort();
  }
} catch (error) {
  if (error.name !== 'AbortError' || error.code !== 'ABORT_ERR') throw error;
}
for await (const rate of every(20, 0.02)) {
  tf.train.sgd(rate).minimize(() => w.square().sum());
  if (++steps === 20) break;
}
w.print();
