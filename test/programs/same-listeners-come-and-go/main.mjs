import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const worker = new Worker(new URL('./echo.mjs', import.meta.url));
const heard = [];
const listen = (value) => heard.push(value);
const { port1, port2 } = new MessageChannel();
for (const [index, source] of [worker, port1].entries()) {
  const send = (value) => (index === 0 ? worker.postMessage(value) : port2.postMessage(value));
  source.on('message', listen);
  send(2);
  await once(source, 'message');
  // Taken away again: what comes now reaches only the second listener.
  source.off('message', listen);
  source.once('message', (value) => heard.push(value * 10));
  send(3);
  await once(source, 'message');
}
port1.close();
await worker.terminate();
const w = tf.variable(tf.tensor1d(heard));
for (let step = 0; step < 3; step++) tf.train.sgd(0.1).minimize(() => w.sub(1).square().mean());
console.log(heard.length, w.dataSync());
