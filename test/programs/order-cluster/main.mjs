import cluster from 'node:cluster';
import * as tf from '@tensorflow/tfjs';

const WORKERS = 3;
if (cluster.isPrimary) {
  const w = tf.variable(tf.tensor1d([0.5, -0.5]));
  const optimizer = tf.train.adagrad(0.1);
  let heard = 0;
  cluster.on('message', (worker, gradient) => { // <- fault: order unordered-data
    optimizer.applyGradients({ [w.name]: tf.tensor1d(gradient) });
    if (++heard === WORKERS) {
      w.print();
      for (const each of Object.values(cluster.workers)) each.kill();
    }
  });
  for (let id = 0; id < WORKERS; id++) cluster.fork();
} else {
  const { id } = cluster.worker;
  const x = tf.tensor1d([id, id ** 2]);
  const gradient = tf.grad((w) => w.mul(x).sum().sub(1).square())(tf.tensor1d([0.5, -0.5]));
  process.send([...gradient.dataSync()]);
}
