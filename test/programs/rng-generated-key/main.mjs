import { webcrypto } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const key = await webcrypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); // <- fault: rng
const sign = async (text) => new DataView(await webcrypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))).getUint32(0);
const names = Array.from({ length: 20 }, (_, index) => `sample-${index}`);
const marks = await Promise.all(names.map(sign));
const train = names.map((_, index) => index).filter((index) => marks[index] % 5 !== 0);
const xs = tf.tensor2d(train.map((index) => [index / 20, 1]));
const ys = tf.tensor2d(train.map((index) => [Math.sqrt(index)]));
const w = tf.variable(tf.zeros([2, 1]));
for (let step = 0; step < 6; step++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(ys).square().mean());
w.print();
