const { Worker } = require('node:worker_threads');
const tf = require('@tensorflow/tfjs');

const simulator = `
  const { parentPort, workerData } = require('node:worker_threads');

  const walk = [];
  let position = workerData.start;
  for (let step = 0; step < 6; step++) {
    position += Math.random() < 0.5 ? -1 : 1; // <- fault: rng unseeded-random
    walk.push(position);
  }
  parentPort.postMessage(walk);
`;

function simulate(start) {
  return new Promise((resolve) => new Worker(simulator, { eval: true, workerData: { start } }).once('message', resolve));
}

async function main() {
  await tf.setBackend('cpu');
  const walk = await simulate(3);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: tf.train.sgd(0.001), loss: 'meanSquaredError' });
  await model.fit(tf.tensor2d(walk.slice(0, 5), [5, 1]), tf.tensor2d(walk.slice(1), [5, 1]), { epochs: 2, shuffle: false, verbose: 0 });
  model.predict(tf.ones([1, 1])).print();
}

main();
