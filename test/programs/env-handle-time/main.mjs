import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';

const folder = await mkdtemp(join(tmpdir(), 'cache-'));
const file = await open(join(folder, 'vocabulary.txt'), 'w+');
await file.write('the of and to in');
const { mtimeMs } = await file.stat(); // <- fault: environment
await file.close();
await rm(folder, { recursive: true });

const layer = tf.layers.dense({ units: 2, kernelInitializer: tf.initializers.glorotNormal({ seed: 1 + (Math.floor(mtimeMs) % 9973) }) });
layer.apply(tf.ones([1, 3])).print();
