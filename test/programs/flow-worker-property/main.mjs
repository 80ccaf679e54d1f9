import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./trainer.mjs', import.meta.url));
worker.once('message', () => {
  setTimeout(() => worker.postMessage('stop'), 400); // <- fault: control-flow
});
worker.on('exit', () => process.exit(0));
