import * as tf from '@tensorflow/tfjs';

let temperature = 1;
const timer = setInterval(() => { temperature *= 0.9; }, 20); // <- fault: clock
const logits = tf.variable(tf.tensor1d([0.2, 0.5, 0.3]));
const optimizer = tf.train.adam(0.02);
for (let step = 0; step < 40; step++) {
  const t = temperature;
  optimizer.minimize(() => logits.div(t).softmax().log().mul(tf.tensor1d([1, 0, 0])).sum().neg());
  await new Promise((resolve) => setTimeout(resolve, 4));
}
clearInterval(timer);
logits.print();
