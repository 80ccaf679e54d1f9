import { workerData } from 'node:worker_threads';

const { next, results, jobs } = workerData;
for (let job = Atomics.add(next, 0, 1); job < jobs; job = Atomics.add(next, 0, 1)) {
  let sum = 0;
  for (let index = 0; index < 20_000; index++) sum += Math.cos(index * job);
  results[job] = sum / 20_000;
}
