import { parentPort, workerData } from 'node:worker_threads';

parentPort.postMessage(Array.from({ length: 6 }, (_, i) => Math.sin(workerData.id * 6 + i)));
