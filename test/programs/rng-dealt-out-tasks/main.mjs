import { once } from 'node:events';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');

/** Whoever is free takes the next task from one shared list, so that each task meets another worker in every run. */
const tasks = new Int32Array(new SharedArrayBuffer(4));
const answers = [0, 1].map((id) => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./simulate.mjs', import.meta.url), { workerData: { tasks, port: port2, count: 12 }, transferList: [port2] });
  return once(worker, 'exit').then(() => port1);
});
const returns = new Float32Array(12);
for (const port of await Promise.all(answers)) {
  for (let told = receiveMessageOnPort(port); told !== undefined; told = receiveMessageOnPort(port)) returns[told.message.task] = told.message.value;
  port.close();
}
const value = tf.variable(tf.scalar(0));
for (const each of returns) tf.train.sgd(0.1).minimize(() => value.sub(each).square());
value.print();
