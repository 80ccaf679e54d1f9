import { MessageChannel, Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const rows = [];
const workers = [];
await new Promise((resolve) => {
  for (let id = 0; id < 3; id++) {
    const { port1, port2 } = new MessageChannel();
    workers.push(new Worker(new URL('./shard.mjs', import.meta.url), { workerData: { id, port: port2 }, transferList: [port2] }));
    port1.on('message', (row) => { // <- fault: order unordered-data
      if (rows.push(row) === 3) resolve();
    });
  }
});
for (const worker of workers) await worker.terminate();
const x = tf.tensor2d(rows.slice(0, 2));
const w = tf.variable(tf.ones([2, 1]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.05).minimize(() => x.matMul(w).square().mean());
w.print();
process.exit(0);
