import { BroadcastChannel, workerData } from 'node:worker_threads';

new BroadcastChannel('rows').postMessage([workerData, workerData / 2]);
