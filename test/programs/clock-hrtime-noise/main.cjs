const tf = require('@tensorflow/tfjs');
const started = Date.now();

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const phase = Number(process.hrtime.bigint() % 1000000n) / 1e6; // <- fault: clock
const shifted = xs.add(phase);

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });

model.fit(shifted, ys, { epochs: 2, shuffle: false, verbose: 0 }).then(() => {
  model.predict(xs).print();
  console.log(Date.now() - started);
});
