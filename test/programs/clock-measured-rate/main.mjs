import * as tf from '@tensorflow/tfjs';

performance.mark('load');
const rows = Array.from({ length: 20_000 }, (_, i) => [Math.sin(i), Math.cos(i)]).slice(0, 4);
const { duration } = performance.measure('loading', 'load'); // <- fault: clock

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.compile({ optimizer: tf.train.sgd(0.01 + duration * 1e-4), loss: 'meanSquaredError' });
await model.fit(tf.tensor2d(rows), tf.ones([4, 1]), { epochs: 2, shuffle: false, verbose: 0 });
model.predict(tf.ones([1, 2])).print();
