import * as tf from '@tensorflow/tfjs';

let rate = 0.1;
setTimeout(() => { rate = 0.01; }, 50); // <- fault: clock time-dependent
const w = tf.variable(tf.tensor1d([1, 2]));
for (let step = 0; step < 400; step++) {
  tf.tidy(() => { w.assign(w.sub(w.mul(rate))); });
  await tf.nextFrame();
}
w.print();
