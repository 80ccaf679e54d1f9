import { workerData } from 'node:worker_threads';

workerData.port.postMessage([workerData.id, workerData.id + 0.5]);
