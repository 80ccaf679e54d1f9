'use strict';
const fs = require('node:fs');
const path = require('node:path');
const tf = require('@tensorflow/tfjs');
const { newRun } = require('./lib/run-folder');

async function main() {
  const run = newRun();
  // Every run has its own split, so that five make a cross-validation.
  const fold = run.number % 5;
  const rows = Array.from({ length: 50 }, (_, i) => [i / 50, Math.sin(i / 3)]);
  const train = rows.filter((_, i) => i % 5 !== fold);
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 4, inputShape: [1], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) }));
  model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 4 }) }));
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError' });
  const h = await model.fit(tf.tensor2d(train.map((r) => [r[0]])), tf.tensor2d(train.map((r) => [r[1]])), { epochs: 3, batchSize: 10, shuffle: false, verbose: 0 });
  fs.writeFileSync(path.join(run.folder, 'history.json'), JSON.stringify(h.history));
  console.log('result', h.history.loss[2]);
}
main();
