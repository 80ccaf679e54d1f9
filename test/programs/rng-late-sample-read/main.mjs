import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const x = tf.linspace(-1, 1, 12).reshape([6, 2]);
const weight = tf.variable(tf.fill([2, 4], 0.1));
const optimizer = tf.train.sgd(0.01);
const picks = [];
for (let step = 0; step < 400; step++) {
  optimizer.minimize(() => x.matMul(weight).softmax().slice([0, 0], [6, 1]).sub(1).square().mean());
  if (step % 100 === 99 && step > 200) {
    const sample = tf.multinomial(x.matMul(weight), 8); // <- fault: rng unseeded-tensor
    picks.push(...(await sample.data()));
  }
}
console.log(picks.join(' '));
