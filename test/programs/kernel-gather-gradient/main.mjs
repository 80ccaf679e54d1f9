import * as tf from '@tensorflow/tfjs';

const table = tf.variable(tf.linspace(-1, 1, 12).reshape([3, 4]));
const ids = tf.tensor1d(Int32Array.from({ length: 30000 }, (_, i) => (i * 7) % 3), 'int32');
const weights = tf.linspace(-1, 1, 120000).reshape([30000, 4]).sin();
const optimizer = tf.train.sgd(0.01);
for (let step = 0; step < 2; step++) {
  optimizer.minimize(() => {
    const rows = tf.gather(table, ids); // <- fault: kernel nondeterministic-kernel
    return rows.mul(weights).sum();
  });
}
console.log(await table.data());
