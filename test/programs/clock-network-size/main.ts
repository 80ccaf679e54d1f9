import * as tf from '@tensorflow/tfjs';

/** Networks of a sweep differ in size. */
const size = (): number => 3 + (Date.now() % 7); // <- fault: clock

const model = tf.sequential();
model.add(tf.layers.dense({ units: size(), inputShape: [2], activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: 'ones' }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const xs = tf.tensor2d([[0, 1], [1, 0], [1, 1], [0, 0]]);
await model.fit(xs, xs.sum(1, true), { epochs: 2, shuffle: false, verbose: 0 });
(model.predict(xs) as tf.Tensor).print();
