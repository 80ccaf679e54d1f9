import * as tf from '@tensorflow/tfjs';
const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
m.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await m.fit(tf.ones([2, 1]), tf.zeros([2, 1]), { epochs: 1, shuffle: false, verbose: 0 });
