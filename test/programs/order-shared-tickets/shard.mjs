import { workerData } from 'node:worker_threads';

const { id, next, rows } = workerData;
for (let row = 0; row < 6; row++) {
  const place = Atomics.add(next, 0, 1); // <- fault: order unordered-data
  rows[2 * place] = id;
  rows[2 * place + 1] = row;
}
