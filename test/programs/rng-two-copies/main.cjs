const tf = require('@tensorflow/tfjs');
const other = require('@tensorflow/tfjs/dist/tf.min.js');

(async () => {
  await tf.setBackend('cpu');
  const model = other.sequential();
  model.add(other.layers.dense({ inputShape: [3], units: 4, kernelInitializer: other.initializers.heNormal({ seed: 5 }) }));
  model.add(other.layers.dense({ units: 2 })); // <- fault: rng unseeded-init
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const x = tf.linspace(-1, 1, 24).reshape([8, 3]);
  await model.fit(x, tf.ones([8, 2]), { epochs: 1, shuffle: false, verbose: 0 });
})();
