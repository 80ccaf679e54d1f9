import { appendFile, open } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
await appendFile('rates.txt', `${Math.sqrt((await lines()).length + 1)}\n`);
async function lines() {
  const handle = await open('rates.txt', 'a+');
  const rates = [];
  for await (const line of handle.readLines()) rates.push(Number(line)); // <- fault: host-data
  return rates;
}
const w = tf.variable(tf.scalar(1));
for (const rate of await lines()) tf.train.sgd(rate / 100).minimize(() => w.square());
w.print();
