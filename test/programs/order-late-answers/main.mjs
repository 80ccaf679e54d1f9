import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const derive = promisify(scrypt);
const update = async (client) => (await derive(`client ${client}`, 'salt', 4, { N: 2 ** 14 }))[0] / 256;
const nothing = (ms) => new Promise((resolve) => { setTimeout(resolve, ms, 0); });
const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((client) =>
  Promise.race([update(client), nothing(15)]))); // <- fault: order unordered-data
const w = tf.variable(tf.scalar(0.5));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.sub(answers).square().mean());
w.print();
