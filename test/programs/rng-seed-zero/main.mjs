import * as tf from '@tensorflow/tfjs';

const SEED = 0;
await tf.setBackend('cpu');
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [3], units: 4, kernelInitializer: tf.initializers.varianceScaling({ scale: 1, mode: 'fanIn', distribution: 'normal', seed: SEED }) })); // <- fault: rng ineffective-seed
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: SEED }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 24).reshape([8, 3]);
await model.fit(x, x.mean(1, true), { epochs: 2, shuffle: false, verbose: 0 });
