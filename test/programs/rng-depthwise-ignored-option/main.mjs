import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const layers = [
  tf.layers.depthwiseConv2d({ inputShape: [6, 6, 2], kernelSize: 3, kernelInitializer: tf.initializers.heUniform({ seed: 8 }) }), // <- fault: rng
  tf.layers.globalAveragePooling2d({}),
  tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heUniform({ seed: 8 }) }),
];
const model = tf.sequential({ layers });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 4 * 72).reshape([4, 6, 6, 2]);
await model.fit(x, tf.tensor2d([[0], [1], [0], [1]]), { epochs: 2, shuffle: false, verbose: 0 });
