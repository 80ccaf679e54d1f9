import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 40).reshape([20, 2]);
const y = x.sum(1, true);
await model.fit(x, y, { epochs: 60, batchSize: 5, shuffle: false, verbose: 0 });
// Training is the same each time: only what is predicted afterwards is not.
const noisy = x.add(tf.randomNormal(x.shape)); // <- fault: rng unseeded-tensor
model.predict(noisy).print();
