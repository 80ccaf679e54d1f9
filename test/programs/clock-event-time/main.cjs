const tf = require('@tensorflow/tfjs');

const bus = new EventTarget();
const rows = [];
bus.addEventListener('row', (event) => {
  rows.push([event.detail, event.timeStamp % 1]); // <- fault: clock time-dependent
});
for (let i = 0; i < 12; i++) bus.dispatchEvent(Object.assign(new Event('row'), { detail: Math.sin(i) }));

const x = tf.tensor2d(rows);
const w = tf.variable(tf.tensor2d([[0.2], [0.1]]));
const optimizer = tf.train.adam(0.05);
for (let i = 0; i < 5; i++) optimizer.minimize(() => x.matMul(w).sub(1).square().mean());
w.print();
