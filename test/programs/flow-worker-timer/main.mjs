import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./trainer.mjs', import.meta.url));
worker.on('message', (weights) => {
  console.log(weights);
  worker.terminate();
});
