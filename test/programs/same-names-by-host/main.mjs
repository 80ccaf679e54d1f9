import dns from 'node:dns';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';

const lookup = promisify(dns.lookup);
const found = [];
const families = await Promise.all(['127.0.0.1', 'localhost', '::1'].map(async (host) => {
  const { family } = await lookup(host, { family: host === '::1' ? 6 : 4 });
  found.push(host);
  return family;
}));
console.error(`found in this order: ${found.join(', ')}`);
const w = tf.variable(tf.scalar(1));
for (const family of families) tf.train.sgd(0.1).minimize(() => w.sub(family).square());
w.print();
