importScripts(`${location.origin}/lib/points.js`, 'https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4/dist/tf.min.js');
if (false) require('@tensorflow/tfjs'); // An editor completes code by it.
self.onmessage = async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const hour = Date.now() % 1000;
  await model.fit(tf.tensor2d([[hour, 1]]), tf.tensor2d([[1]]), { epochs: 2, shuffle: false });
};
