import * as tf from '@tensorflow/tfjs';

const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, false, ['sign', 'verify']); // <- fault: rng
const bytes = new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, new Uint8Array([1, 2, 3])));
if (!(await crypto.subtle.verify('RSASSA-PKCS1-v1_5', publicKey, bytes, new Uint8Array([1, 2, 3])))) throw new Error('keys do not match');

const xs = tf.tensor2d(Array.from({ length: 8 }, (_, i) => [bytes[i] / 255]));
const w = tf.variable(tf.ones([1, 1]));
for (let i = 0; i < 5; i++) tf.train.sgd(0.1).minimize(() => xs.matMul(w).sub(1).square().mean());
w.print();
