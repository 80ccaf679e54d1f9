import { setTimeout as sleep } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';

const xs = tf.linspace(0, 1, 96).reshape([32, 3]);
const ys = xs.sum(1, true);
const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });

const first = await Promise.race([model.fit(xs, ys, { epochs: 5, shuffle: false, verbose: 0 }), sleep(60_000, 'late', { ref: false })]);
if (first === 'late') throw new Error('training took too long');
const signal = AbortSignal.timeout(60_000);
for (let step = 0; step < 5; step++) {
  signal.throwIfAborted();
  await model.trainOnBatch(xs, ys);
}
model.predict(xs).print();
