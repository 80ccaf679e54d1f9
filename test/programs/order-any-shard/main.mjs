import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

const shard = async (seed) => {
  await readFile(new URL(import.meta.url), 'utf8');
  return seed;
};
// Whichever is read first: each is asked for from a place of its own.
const seed = await Promise.any([shard(1), shard(2), shard(3)]); // <- fault: order

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 1, shuffle: false, verbose: 0 });
model.predict(tf.ones([1, 2])).print();
