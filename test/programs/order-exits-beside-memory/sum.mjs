import { workerData } from 'node:worker_threads';

const { sums, part } = workerData;
let sum = 0;
for (let i = 1; i < 2e6; i++) sum += 1 / (i + part) ** 2;
sums[part] = sum + part;
