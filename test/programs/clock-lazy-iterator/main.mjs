import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.zeros([2, 1]));
const optimizer = tf.train.adam(0.1);
const dataset = tf.data.array(Array.from({ length: 40 }, (_, i) => ({ x: [i / 40, Math.cos(i)], y: [i % 3] })));
const iterator = (await dataset.iterator()).shuffle(16); // <- fault: clock unseeded-shuffle
for (let item = await iterator.next(); !item.done; item = await iterator.next()) {
  const x = tf.tensor2d([item.value.x]);
  const y = tf.tensor2d([item.value.y]);
  optimizer.minimize(() => tf.losses.meanSquaredError(y, x.matMul(w)));
}
w.print();
