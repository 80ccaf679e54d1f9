import { parentPort, workerData } from 'node:worker_threads';

const noise = Math.random() / 10; // <- fault: rng unseeded-random
parentPort.postMessage([workerData + noise, 1]);
