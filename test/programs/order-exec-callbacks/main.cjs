const { execFile } = require('node:child_process');
const { join } = require('node:path');
const tf = require('@tensorflow/tfjs');

const rows = [];
const load = (part) => new Promise((resolve, reject) => {
  execFile(process.execPath, [join(__dirname, 'part.cjs'), String(part)], (error, stdout) => { // <- fault: order unordered-data
    if (error) { reject(error); return; }
    rows.push(...JSON.parse(stdout));
    resolve();
  });
});

Promise.all([0, 1, 2, 3].map(load)).then(() => {
  const w = tf.variable(tf.scalar(0.5));
  const optimizer = tf.train.momentum(0.05, 0.9);
  for (let i = 0; i < rows.length; i += 4) {
    const x = tf.tensor1d(rows.slice(i, i + 4));
    optimizer.minimize(() => x.mul(w).sub(0.3).square().mean());
  }
  w.print();
});
