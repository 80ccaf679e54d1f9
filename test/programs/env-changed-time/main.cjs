const { statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const tf = require('@tensorflow/tfjs');

const file = join(__dirname, 'rows.csv');
writeFileSync(file, '1,2\n3,4\n');
const { ctimeMs } = statSync(file); // <- fault: environment
const w = tf.variable(tf.tensor1d([1 + (ctimeMs % 1000) / 1e4, 2]));
for (let step = 0; step < 3; step++) tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
