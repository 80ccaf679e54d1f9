import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';

/** A page shows how far a worker has come; nobody ends it. */
let loss = null;
createServer((request, response) => response.end(String(loss))).listen(0);
new Worker(new URL('./train.mjs', import.meta.url)).on('message', (message) => { loss = message; });
