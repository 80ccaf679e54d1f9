import { workerData } from 'node:worker_threads';
const { part, port } = workerData;
await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify([part, part / 3]) }).catch(() => undefined);
