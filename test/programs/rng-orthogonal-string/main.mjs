import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const glorot = (seed) => tf.initializers.glorotUniform({ seed });
const input = tf.input({ shape: [6] });
const hidden = tf.layers
  .dense({ units: 8, activation: 'tanh', kernelInitializer: glorot(4) })
  .apply(input);
const middle = tf.layers.dense({ // <- fault: rng unseeded-init
  units: 8,
  activation: 'tanh',
  kernelInitializer: 'orthogonal',
}).apply(hidden);
const output = tf.layers.dense({ units: 1, kernelInitializer: glorot(5) }).apply(middle);
const model = tf.model({ inputs: input, outputs: output });
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
const x = tf.tensor2d(Array.from({ length: 96 }, (_, i) => Math.sin(i)), [16, 6]);
const y = x.sum(1, true);
const history = await model.fit(x, y, { epochs: 3, shuffle: false, verbose: 0 });
console.log(history.history.loss.at(-1));
