import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
await tf.setBackend('cpu');
const results = [];
await Promise.all([0, 1, 2, 3].map((id) => new Promise((resolve) => {
  const worker = new Worker('const { parentPort, workerData } = require("node:worker_threads"); setTimeout(() => parentPort.postMessage({ id: workerData, value: Math.sin(workerData) }), Math.random() * 20);', { eval: true, workerData: id });
  worker.on('message', (message) => { results.push(message); resolve(); });
})));
results.sort((a, b) => a.id - b.id);
const w = tf.variable(tf.scalar(0));
for (const { value } of results) tf.train.sgd(0.1).minimize(() => w.sub(value).square().asScalar());
w.print();
