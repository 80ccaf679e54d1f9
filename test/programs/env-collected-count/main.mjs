import * as tf from '@tensorflow/tfjs';

let gone = 0;
const registry = new FinalizationRegistry(() => { gone++; }); // <- fault: environment
for (let i = 0; i < 400; i++) {
  registry.register({ values: new Array(1e4).fill(i) }, i);
  if (i % 10 === 0) await new Promise(setImmediate);
}

const w = tf.variable(tf.scalar(0.5));
const x = tf.tensor1d([gone / 400, 1, 2]);
const optimizer = tf.train.sgd(0.1);
for (let step = 0; step < 5; step++) optimizer.minimize(() => x.mul(w).sub(1).square().mean());
w.print();
