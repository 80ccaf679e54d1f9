import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 2, kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 40).reshape([20, 2]);
await model.fit(x, x, {
  epochs: 2,
  shuffle: false,
  verbose: 0,
  callbacks: {
    onEpochEnd: async (epoch) => {
      if (epoch > 0) return;
      const [kernel, bias] = model.getWeights();
      model.setWeights([kernel.add(tf.randomNormal(kernel.shape, 0, 0.01)), bias]); // <- fault: rng unseeded-tensor
    },
  },
});
