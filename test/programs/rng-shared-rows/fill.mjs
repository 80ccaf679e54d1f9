import { workerData } from 'node:worker_threads';

const { rows, part } = workerData;
for (let i = 0; i < 4; i++) rows[4 * part + i] = i + Math.random() / 10; // <- fault: rng unseeded-random
