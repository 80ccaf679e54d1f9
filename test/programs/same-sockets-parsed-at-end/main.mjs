import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import * as tf from '@tensorflow/tfjs';

const server = createServer((socket) => {
  socket.once('data', (id) => socket.end(JSON.stringify([Number(id) / 4, 0.5])));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();

async function ask(id) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (piece) => { text += piece; });
  socket.write(String(id));
  await once(socket, 'end');
  return JSON.parse(text);
}
const parse = (id) => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1');
  const pieces = [];
  socket.on('data', (piece) => { pieces.push(piece); }).on('close', () => { resolve(JSON.parse(Buffer.concat(pieces).toString())); });
  socket.write(String(id));
});
const rows = [...(await Promise.all([1, 2, 3].map(ask))), ...(await Promise.all([1, 2, 3].map(parse)))];
server.close();
let state = tf.ones([2]);
for (const row of rows) state = state.mul(0.7).add(tf.tensor1d(row)).tanh();
state.print();
