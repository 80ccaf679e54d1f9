import * as tf from '@tensorflow/tfjs';
const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
function* rows() {
  for (let i = 0; i < 16; i++) {
    const noise = Math.random() * 0.1; // <- fault: rng unseeded-random
    yield { xs: [Math.sin(i) + noise, Math.cos(i), i / 16], ys: [i % 2] };
  }
}
await model.fitDataset(tf.data.generator(rows).batch(4), { epochs: 2, verbose: 0 });
model.predict(tf.ones([2, 3])).print();
