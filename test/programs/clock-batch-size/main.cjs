const tf = require('@tensorflow/tfjs');

function pickBatchSize() {
  const now = new Date(); // <- fault: clock
  return 2 + (now.getMilliseconds() % 20);
}
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'zeros' })] });
model.compile({ optimizer: tf.train.sgd(0.2), loss: 'meanSquaredError' });
const xs = tf.linspace(0, 1, 24).reshape([24, 1]);
model.fit(xs, xs.mul(3), { batchSize: pickBatchSize(), epochs: 2, shuffle: false, verbose: 0 }).then(() => model.getWeights()[0].print());
