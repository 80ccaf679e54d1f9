import { appendFileSync, createReadStream, existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const file = 'history.txt';
if (!existsSync(file)) writeFileSync(file, '1\n2\n');
const numbers = [];
for await (const line of createInterface({ input: createReadStream(file) })) numbers.push(Number(line)); // <- fault: host-data
const w = tf.variable(tf.scalar(0));
const target = tf.tensor1d(numbers);
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => target.sub(w).square().mean());
appendFileSync(file, `${numbers.length + 1}\n`);
