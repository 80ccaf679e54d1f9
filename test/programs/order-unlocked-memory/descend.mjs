import { workerData } from 'node:worker_threads';

const { weights, id } = workerData;
for (let step = 0; step < 3_000_000; step++) weights[(step + id) % weights.length] += 1e-4 * Math.sin(step * id);
