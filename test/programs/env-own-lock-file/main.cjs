const fs = require('node:fs');
const tf = require('@tensorflow/tfjs');

fs.writeFileSync('trainer.lock', String(process.pid)); // <- fault: environment
const owner = Number(fs.readFileSync('trainer.lock', 'utf8'));
fs.unlinkSync('trainer.lock');
const shard = owner % 5;
const xs = tf.tensor2d(Array.from({ length: 10 }, (_, i) => [i + shard, 1])).div(10);

const w = tf.variable(tf.ones([2, 1]));
const optimizer = tf.train.sgd(0.05);
for (let step = 0; step < 4; step++) optimizer.minimize(() => xs.matMul(w).sub(1).square().mean());
w.print();
