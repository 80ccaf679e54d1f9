import cluster from 'node:cluster';
import { once } from 'node:events';
import * as tf from '@tensorflow/tfjs';

if (cluster.isPrimary) {
  cluster.setupPrimary({ exec: new URL('./shard.mjs', import.meta.url).pathname, args: ['--rows', '8'] });
  const workers = [0, 1, 2].map((shard) => cluster.fork({ SHARD: shard }));
  const sums = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0]));
  for (const worker of workers) worker.disconnect();
  const w = tf.variable(tf.zeros([2]));
  for (const sum of sums) tf.train.sgd(0.01).minimize(() => w.sub(tf.tensor1d(sum)).square().sum());
  w.print();
}
