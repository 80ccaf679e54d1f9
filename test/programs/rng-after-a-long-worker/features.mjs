import { scryptSync } from 'node:crypto';
import { workerData } from 'node:worker_threads';

let digest = Buffer.from('features');
for (let round = 0; round < 80; round++) digest = scryptSync(digest, 'salt', 3, { N: 16384 });
workerData.set([...digest].map((byte) => byte / 256));
