// Written for Babel: modules without endings, and `require` beside `import`.
import { buildModel } from './model';

const tf = require('@tensorflow/tfjs');

async function main() {
  const x = tf.linspace(0, 1, 32).reshape([16, 2]);
  const model = buildModel(tf);
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
  await model.fit(x, x.sum(1, true), { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 });
}

if (require.main === module) main();
