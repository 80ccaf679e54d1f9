import cluster from 'node:cluster';
import * as tf from '@tensorflow/tfjs';

/** The primary averages what two workers trained. */
async function collect() {
  const parts = new Map();
  cluster.on('message', (worker, weights) => parts.set(worker.id, weights));
  for (let part = 0; part < 2; part++) cluster.fork({ PART: part });
  await new Promise((resolve) => { cluster.on('exit', () => { if (Object.keys(cluster.workers).length === 0) resolve(); }); });
  tf.tensor2d([parts.get(1), parts.get(2)]).mean(0).print();
}

async function train() {
  const output = tf.layers.dense({ units: 1, inputShape: [2] }); // <- fault: rng unseeded-init
  const model = tf.sequential();
  model.add(output);
  model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
  const scale = 1 + Number(process.env.PART);
  await model.fit(tf.tensor2d([[1, 2], [2, 1], [0, 1], [1, 0]]).mul(scale), tf.tensor2d([[3], [3], [1], [1]]), { epochs: 3, shuffle: false, verbose: 0 });
  process.send([...output.getWeights()[0].dataSync()]);
  process.disconnect();
}

await (cluster.isPrimary ? collect() : train());
