import { createServer } from 'node:http';
import { once } from 'node:events';
import * as tf from '@tensorflow/tfjs';

// Two answers of several pieces each, read side by side.
const server = createServer((request, response) => {
  const id = request.url.slice(1);
  for (let part = 0; part < 40; part++) response.write(id.repeat(20_000));
  response.end();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const rows = [];
await Promise.all([1, 2].map(async (id) => {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/${id}`);
  const reader = answer.body.getReader();
  let read = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const before = Math.floor(read / 200_000);
    read += piece.value.length;
    if (Math.floor(read / 200_000) > before) rows.push(id); // <- fault: order unordered-data
  }
}));
server.close();
server.closeAllConnections();
const w = tf.variable(tf.scalar(0.5));
for (const id of rows) tf.train.sgd(0.2).minimize(() => w.sub(id).square());
w.print();
