import { workerData } from 'node:worker_threads';
const { flags, part } = workerData;
Atomics.store(flags, part, part + 1);
Atomics.notify(flags, part);
