import * as tf from '@tensorflow/tfjs';

const format = new Intl.DateTimeFormat('en', { second: 'numeric', fractionalSecondDigits: 3 });
const stamp = format.format(); // <- fault: clock
const phase = Number(stamp.replace(/\D/g, '')) / 60_000;

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.tensor2d([[phase, 1], [0, 1]]), tf.ones([2, 1]), { epochs: 2, shuffle: false, verbose: 0 });
model.predict(tf.ones([1, 2])).print();
