import * as tf from '@tensorflow/tfjs';
const xs = tf.randomNormal([64, 4]);
const labels = tf.oneHot(tf.tensor1d(Array.from({ length: 64 }, (_, i) => i % 3), 'int32'), 3);
const model = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, inputShape: [4], activation: 'relu' }),
  tf.layers.dropout({ rate: 0.5 }),
  tf.layers.dense({ units: 3, activation: 'softmax' }),
] });
model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
await model.fit(xs, labels, { epochs: 3, verbose: 0 });
model.predict(tf.ones([4, 4]));
