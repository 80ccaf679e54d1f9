import * as tf from '@tensorflow/tfjs';

// Features are made again only once the garbage collector took them: how many are still there is up to it.
const made = [];
for (let i = 0; i < 120; i++) {
  made.push(new WeakRef({ values: new Float64Array(2e4).fill(i) }));
  if (i % 20 === 0) await new Promise(setImmediate);
}
const left = made.filter((each) => each.deref() !== undefined).length; // <- fault: environment

const w = tf.variable(tf.scalar(0.5));
const x = tf.tensor1d([left / made.length, 1, 2]);
const optimizer = tf.train.sgd(0.1);
for (let step = 0; step < 5; step++) optimizer.minimize(() => x.mul(w).sub(1).square().mean());
w.print();
