import { parentPort, workerData } from 'node:worker_threads';

let sum = 0;
for (let i = 0; i < 2e6; i++) sum += Math.sin(i * (workerData + 1));
parentPort.postMessage([workerData, Math.sin(workerData), sum / 2e6]);
