import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./trainer.mjs', import.meta.url));
setTimeout(() => worker.postMessage('stop'), 1200); // <- fault: control-flow time-dependent
worker.on('message', (weights) => {
  console.log(weights);
  worker.terminate();
});
