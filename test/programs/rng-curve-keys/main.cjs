const { createECDH } = require('node:crypto');
const tf = require('@tensorflow/tfjs');

const exchange = createECDH('secp256k1');
const key = exchange.generateKeys(); // <- fault: rng unseeded-random
const shared = exchange.computeSecret(key);

const w = tf.variable(tf.tensor1d([...shared.subarray(0, 4)].map((byte) => byte / 255)));
const optimizer = tf.train.sgd(0.1);
for (let i = 0; i < 4; i++) optimizer.minimize(() => w.sub(i).square().mean());
w.print();
