import * as tf from '@tensorflow/tfjs';
import { createServer } from 'node:http';
import { once } from 'node:events';
const server = createServer((request, response) => {
  const id = Number(request.url.slice(1));
  response.end(JSON.stringify({ x: [id, id / 2], pad: 'z'.repeat(300_000 * (3 - id)) }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const rows = [];
await Promise.all([0, 1, 2].map(async (id) => {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/${id}`);
  const { x } = await answer.json();
  rows.push(x); // <- fault: order unordered-data
}));
server.close();
server.closeAllConnections();
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
