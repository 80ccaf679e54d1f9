import * as tf from '@tensorflow/tfjs';

// The name and the time are only printed; which of three shards is taken comes again by luck in one replay of three.
const name = `run-${Math.random().toString(36).slice(2)}`;
console.error(name, Date.now());
const shard = process.pid % 3; // <- fault: environment

const w = tf.variable(tf.scalar(0.5));
const x = tf.tensor1d([shard, 1, 2]);
const optimizer = tf.train.sgd(0.1);
for (let i = 0; i < 4; i++) optimizer.minimize(() => x.mul(w).sub(1).square().mean());
w.print();
