const { setTimeout: wait } = require('node:timers/promises');
const tf = require('@tensorflow/tfjs');

const w = tf.variable(tf.scalar(0.5));
const apply = (change) => { w.assign(change(w)); };
// Timers keep their order among themselves, wherever the immediate goes.
setImmediate(() => console.log('a turn'));
setTimeout(() => apply((value) => value.mul(0.5)), 0);
wait(1).then(() => apply((value) => value.add(0.3)));
setTimeout(() => apply((value) => value.square()), 2);
// Long enough for all of them to be due at once.
for (const end = Date.now() + 20; Date.now() < end;);
setTimeout(() => {
  tf.train.sgd(0.1).minimize(() => w.square());
  w.print();
}, 20);
