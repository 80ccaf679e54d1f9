import { DatabaseSync } from 'node:sqlite';
import * as tf from '@tensorflow/tfjs';

const db = new DatabaseSync(':memory:');
db.exec('CREATE TABLE samples (id INTEGER PRIMARY KEY, x REAL, y REAL)');
const insert = db.prepare('INSERT INTO samples (x, y) VALUES (?, ?)');
for (let i = 0; i < 30; i++) insert.run(Math.sin(i), Math.cos(i));
const query = db.prepare('SELECT x, y FROM samples ORDER BY random() LIMIT 20');
const rows = query.all(); // <- fault: host-data
const xs = tf.tensor2d(rows.map(({ x }) => [x]));
const ys = tf.tensor2d(rows.map(({ y }) => [y]));
const w = tf.variable(tf.ones([1, 1]));
for (let i = 0; i < 5; i++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(ys).square().mean());
w.print();
