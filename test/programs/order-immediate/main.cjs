const tf = require('@tensorflow/tfjs');

const changes = [];
const w = tf.variable(tf.tensor1d([0.5, -0.5, 0.25]));
const halve = (value) => value.mul(0.5);
const lift = (value) => value.add(0.1);
for (const [soon, change] of [[setTimeout, halve], [setImmediate, lift]]) soon(() => changes.push(change)); // <- fault: order unordered-data
setTimeout(() => {
  for (const change of changes) w.assign(change(w));
  tf.train.sgd(0.1).minimize(() => w.square().mean());
  w.print();
}, 40);
