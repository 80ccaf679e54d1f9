import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const { port1, port2 } = new MessageChannel();
new Worker(new URL('./producer.mjs', import.meta.url), { workerData: port2, transferList: [port2] });
const rows = [0.1];
const w = tf.variable(tf.scalar(0.5));
for (let last; last !== null;) {
  tf.train.sgd(0.001).minimize(() => w.mul(rows).sub(1).square().mean());
  last = receiveMessageOnPort(port1)?.message; // <- fault: control-flow time-dependent
  if (typeof last === 'number') rows.push(last);
}
w.print();
