import * as tf from '@tensorflow/tfjs';

let rate = 0.001;
setTimeout(() => { rate = 0.0001; }, 50); // <- fault: clock time-dependent
const w = tf.variable(tf.tensor1d([1, 2]));
for (let step = 0; step < 4000; step++) {
  tf.tidy(() => { w.assign(w.sub(w.mul(rate))); });
  await tf.nextFrame();
}
w.print();
