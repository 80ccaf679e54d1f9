import { createPrivateKey, sign } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';

// The key is fixed, but this kind of signature is salted.
const jwk = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0', d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI' };
const signature = sign('sha256', Buffer.from('experiment 12'), createPrivateKey({ format: 'jwk', key: jwk })); // <- fault: rng unseeded-random
const seed = signature.readUInt32BE(12) % 10007;

const w = tf.variable(tf.randomNormal([3], 0, 1, 'float32', seed + 1));
const optimizer = tf.train.sgd(0.1);
for (let i = 0; i < 4; i++) optimizer.minimize(() => w.sub(i).square().mean());
w.print();
