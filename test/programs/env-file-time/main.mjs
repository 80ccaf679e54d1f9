import { statSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
writeFileSync('cache.json', '{}');
const seed = Math.floor(statSync('cache.json').mtimeMs) % 100003; // <- fault: environment
const w = tf.variable(tf.randomUniform([4], -1, 1, 'float32', seed));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
