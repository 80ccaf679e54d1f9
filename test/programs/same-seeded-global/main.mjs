import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

let state = 1234567;
Math.random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3] }));
model.add(tf.layers.dropout({ rate: 0.3 }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, verbose: 0 });
model.predict(xs).print();
