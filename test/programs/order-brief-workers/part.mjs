import { workerData } from 'node:worker_threads';

/** Whoever is last decides, and what was there before weighs half. */
const { shared, id } = workerData;
for (let i = 0; i < 4; i++) shared[i] = shared[i] / 2 + id + 1;
