import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const x = tf.linspace(-1, 1, 12).reshape([6, 2]);
const weight = tf.variable(tf.fill([2, 1], 0.5));
const optimizer = tf.train.adam(0.01);
// Read now and then by work that nobody waits for: when, is a matter of luck, but never of the values in the end.
const log = [];
for (let step = 0; step < 400; step++) {
  const loss = optimizer.minimize(() => x.matMul(weight).sub(1).square().mean(), true);
  if (step % 20 === 0) void new Promise((resolve) => setTimeout(resolve, Math.random() * 5)).then(() => loss.data()).then(([value]) => log.push(value));
  if (step % 10 === 0) await tf.nextFrame();
}
console.log(weight.dataSync().join(' '));
