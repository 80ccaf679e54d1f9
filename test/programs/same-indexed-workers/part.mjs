import { parentPort, workerData } from 'node:worker_threads';

parentPort.postMessage([workerData, Math.sin(workerData), Math.cos(workerData)]);
