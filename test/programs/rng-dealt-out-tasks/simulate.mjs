import { workerData } from 'node:worker_threads';

const { tasks, port, count } = workerData;

function simulate(task) {
  let position = task / 10;
  for (let step = 0; step < 30; step++) position += (Math.random() - 0.5) / 10; // <- fault: rng unseeded-random
  return position;
}

for (let task = Atomics.add(tasks, 0, 1); task < count; task = Atomics.add(tasks, 0, 1)) {
  let busy = 0;
  for (let i = 0; i < 200_000; i++) busy += Math.sqrt(i);
  port.postMessage({ task, value: simulate(task) + (busy < 0 ? 1 : 0) });
}
