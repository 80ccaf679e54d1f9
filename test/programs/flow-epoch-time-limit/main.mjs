import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const LIMIT_MS = 120;
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [8], units: 16, kernelInitializer: 'ones' }), tf.layers.dense({ units: 1, kernelInitializer: 'ones' })] });
model.compile({ optimizer: tf.train.sgd(0.001), loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 64 * 8).reshape([64, 8]);
const begun = performance.now();
await model.fit(x, x.mean(1, true), {
  epochs: 100,
  shuffle: false,
  verbose: 0,
  callbacks: {
    onEpochEnd: async () => {
      if (performance.now() - begun > LIMIT_MS) model.stopTraining = true; // <- fault: control-flow time-dependent
    },
  },
});
console.log(model.getWeights()[0].dataSync()[0]);
