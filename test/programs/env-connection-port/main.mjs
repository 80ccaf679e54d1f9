import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

await tf.setBackend('cpu');

// Each client of this federation draws minibatches from a stream of its own.
async function join(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const random = seedrandom(`client ${socket.localPort}`); // <- fault: environment
  socket.end();
  return random;
}

const server = createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const clients = [await join(server.address().port), await join(server.address().port)];
server.close();

const rows = Array.from({ length: 32 }, (_, i) => [Math.sin(i * 1.3), Math.cos(i * 0.7)]);
const weights = tf.variable(tf.zeros([2, 1]));
const optimizer = tf.train.sgd(0.1);
for (const random of clients) {
  const batch = tf.tensor2d(Array.from({ length: 8 }, () => rows[Math.floor(random() * rows.length)]));
  optimizer.minimize(() => batch.matMul(weights).sub(1).square().mean());
}
weights.print();
