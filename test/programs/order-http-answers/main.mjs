import http from 'node:http';
import { once } from 'node:events';
import * as tf from '@tensorflow/tfjs';

const server = http.createServer((request, response) => {
  const id = Number(request.url.slice(1));
  response.end(JSON.stringify([id, id * id / 7]));
});
server.listen(0);
await once(server, 'listening');
const { port } = server.address();
const rows = [];
await Promise.all([1, 2, 3, 4, 5].map((id) => new Promise((resolve) => {
  http.get({ port, path: `/${id}` }, (response) => {
    let body = '';
    response.setEncoding('utf8');
    response.on('data', (piece) => { body += piece; });
    response.on('end', () => {
      rows.push(JSON.parse(body)); // <- fault: order
      resolve();
    });
  });
})));

server.close();
const w = tf.variable(tf.ones([2]));
for (const row of rows) tf.train.sgd(0.01).minimize(() => w.mul(tf.tensor1d(row)).sum().square());
w.print();
