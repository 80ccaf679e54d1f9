import { workerData } from 'node:worker_threads';

const { id, cells } = workerData;
for (let row = 0; row < 50; row++) {
  while (Atomics.compareExchange(cells, 2, 0, 1) !== 0) Atomics.wait(cells, 2, 1, 1);
  cells[0] += id;
  cells[1] += row;
  Atomics.store(cells, 2, 0);
  Atomics.notify(cells, 2, 1);
}
Atomics.add(cells, 3, 1);
