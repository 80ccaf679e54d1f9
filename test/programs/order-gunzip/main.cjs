const zlib = require('node:zlib');
const tf = require('@tensorflow/tfjs');

const parts = [1, 2, 3, 4].map((part) => zlib.gzipSync(JSON.stringify([part, part / 3, 'x'.repeat(200_000 * (5 - part))])));
const rows = [];
for (const part of parts) {
  zlib.gunzip(part, (error, bytes) => { // <- fault: order unordered-data
    if (error) throw error;
    rows.push(JSON.parse(bytes).slice(0, 2));
    if (rows.length === parts.length) train();
  });
}
function train() {
const w = tf.variable(tf.tensor1d([0.5, -0.5]));
for (const row of rows) tf.train.adagrad(0.1).minimize(() => w.mul(tf.tensor1d(row)).sum().sub(1).square());
w.print();
}
