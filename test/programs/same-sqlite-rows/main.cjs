const { DatabaseSync } = require('node:sqlite');
const tf = require('@tensorflow/tfjs');

const db = new DatabaseSync(':memory:');
db.exec('CREATE TABLE samples (id INTEGER PRIMARY KEY, x REAL, b BLOB)');
const insert = db.prepare('INSERT INTO samples (x, b) VALUES (?, ?)');
for (let i = 0; i < 30; i++) insert.run(Math.sin(i), new Uint8Array([i, 2]));
const xs = [];
for (const { x, b } of db.prepare('SELECT x, b FROM samples ORDER BY x').iterate()) xs.push([x, b[0]]);
const { n } = db.prepare('SELECT count(*) AS n FROM samples').get();
const x = tf.tensor2d(xs).div(n);
const w = tf.variable(tf.ones([2, 1]));
for (let i = 0; i < 5; i++) tf.train.sgd(0.1).minimize(() => x.matMul(w).square().mean());
w.print();
