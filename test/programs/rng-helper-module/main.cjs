const tf = require('@tensorflow/tfjs');
const { augment } = require('./augment.cjs');

const rows = Array.from({ length: 16 }, (_, i) => augment([Math.sin(i), Math.cos(i), i / 16]));
const xs = tf.tensor2d(rows);
const ys = tf.tensor2d(rows.map((_, i) => [i % 2]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });

model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 }).then(() => {
  model.predict(xs).print();
});
