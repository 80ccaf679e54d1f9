import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const regularize = () => tf.layers.gaussianDropout({ rate: 0.3 }); // <- fault: rng unseeded-dropout
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [4], units: 6, kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }) }));
model.add(regularize());
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 64).reshape([16, 4]);
await model.fit(x, x.mean(1, true), { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 });
