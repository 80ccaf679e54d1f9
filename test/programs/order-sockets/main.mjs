// Sensors that report over a socket; their readings train a model as they come.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const readings = [];
const server = createServer((socket) => {
  socket.on('data', (bytes) => { // <- fault: order unordered-data
    readings.push(JSON.parse(bytes.toString()));
    socket.end();
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
const sensors = [0, 1, 2].map((id) => new Worker(new URL('./sensor.mjs', import.meta.url), { workerData: { id, port } }));
await Promise.all(sensors.map((sensor) => once(sensor, 'exit')));
while (readings.length < 3) await new Promise((resolve) => { setImmediate(resolve); });
server.close();
const w = tf.variable(tf.tensor1d([0.1, 0.2]));
for (const { x, y } of readings) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(x)).sum().sub(y).square());
w.print();
