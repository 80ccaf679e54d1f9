import { Worker } from 'node:worker_threads';

const flag = new Int32Array(new SharedArrayBuffer(4));
const worker = new Worker(new URL('./trainer.mjs', import.meta.url), { workerData: flag });
setTimeout(() => Atomics.store(flag, 0, 1), 900);
worker.on('message', (weights) => console.log(weights));
