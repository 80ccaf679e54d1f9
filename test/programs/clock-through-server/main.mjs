import { once } from 'node:events';
import { createServer } from 'node:http';
import * as tf from '@tensorflow/tfjs';

const server = createServer((request, response) => {
  const stamp = Date.now() % 1000; // <- fault: clock
  response.end(JSON.stringify({ rows: [[1, 2], [3, 4]], stamp }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const response = await fetch(`http://127.0.0.1:${server.address().port}/rows`);
const { rows, stamp } = await response.json();
server.close();
const xs = tf.tensor2d(rows).add(stamp / 1000);
const w = tf.variable(tf.ones([2, 1]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.01).minimize(() => xs.matMul(w).square().mean());
w.print();
