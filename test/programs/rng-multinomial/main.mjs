import * as tf from '@tensorflow/tfjs';

const logits = tf.tensor1d([0.1, 0.5, 0.2, 0.9]);
const actions = [];
for (let i = 0; i < 12; i++) {
  const action = tf.multinomial(logits, 1); // <- fault: rng unseeded-tensor
  actions.push(action.dataSync()[0]);
}
const xs = tf.oneHot(tf.tensor1d(actions, 'int32'), 3).toFloat();
const ys = tf.tensor2d(actions.map((a) => [a]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
