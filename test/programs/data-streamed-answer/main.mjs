import { fork } from 'node:child_process';
import { once } from 'node:events';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const server = fork(new URL('./server.mjs', import.meta.url));
const [port] = await once(server, 'message');
const response = await fetch(`http://127.0.0.1:${port}/data`); // <- fault: host-data
let text = '';
for await (const piece of response.body) text += Buffer.from(piece).toString();
server.kill();
const x = tf.tensor2d(JSON.parse(text), [6, 2]);
const w = tf.variable(tf.tensor2d([[1], [1]]));
for (let step = 0; step < 5; step++) tf.train.sgd(0.1).minimize(() => x.matMul(w).square().mean());
w.print();
