import { generateKeyPairSync, sign } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';

const { privateKey } = generateKeyPairSync('ed25519'); // <- fault: rng
const bytes = sign(null, Buffer.from('split'), privateKey);

const xs = tf.tensor2d(Array.from({ length: 8 }, (_, i) => [bytes[i] / 255]));
const w = tf.variable(tf.ones([1, 1]));
for (let i = 0; i < 5; i++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(1).square().mean());
w.print();
