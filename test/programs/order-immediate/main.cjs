const tf = require('@tensorflow/tfjs');

const changes = [];
const w = tf.variable(tf.tensor1d([0.5, -0.5, 0.25]));
setTimeout(() => changes.push((value) => value.mul(0.5)), 0);
setImmediate(() => changes.push((value) => value.add(0.1))); // <- fault: order unordered-data
setTimeout(() => {
  for (const change of changes) w.assign(change(w));
  tf.train.sgd(0.1).minimize(() => w.square().mean());
  w.print();
}, 40);
