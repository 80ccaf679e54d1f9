// Asynchronous SGD: processes compute gradients, the parent applies each as soon as it is there.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.tensor1d([1, 1]));
const optimizer = tf.train.adam(0.1);
const shards = [1, 2, 3];
await Promise.all(shards.map((shard) => new Promise((resolve) => {
  const child = fork(fileURLToPath(new URL('./gradient.mjs', import.meta.url)), [String(shard)]);
  child.on('message', (gradient) => { // <- fault: order unordered-data
    optimizer.applyGradients({ [w.name]: tf.tensor1d(gradient) });
    child.disconnect();
    resolve();
  });
})));
w.print();
