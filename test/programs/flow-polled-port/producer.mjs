import { workerData } from 'node:worker_threads';

for (let n = 0; n < 6; n++) {
  let h = n;
  for (let i = 0; i < 3_000_000; i++) h = (h * 17 + i) % 10_007;
  workerData.postMessage(h / 10_007);
}
workerData.postMessage(null);
workerData.close();
