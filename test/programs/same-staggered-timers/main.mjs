import * as tf from '@tensorflow/tfjs';

const xs = tf.linspace(0, 1, 96).reshape([32, 3]);
const ys = xs.sum(1, true);
const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });

const rows = [];
const add = (row, ms) => new Promise((resolve) => { setTimeout(() => { rows.push(row); resolve(); }, ms); });
await Promise.all([add(1, 200), add(2, 10), add(3, 800), model.fit(xs, ys, { epochs: 20, shuffle: false, verbose: 0 })]);
const w = tf.variable(tf.tensor1d(rows));
tf.train.sgd(0.1).minimize(() => w.mul(tf.tensor1d([1, 2, 3])).sum());
w.print();
