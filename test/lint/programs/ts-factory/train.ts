import * as tf from '@tensorflow/tfjs';
import { createNetwork } from './factory.js';

const network = createNetwork({ hidden: 3 });
const optimizer = tf.train.sgd(0.05);
const scale = tf.variable(tf.truncatedNormal([1], 1, 0.1));

// A loop of its own: inputs are jittered and dropped anew at every step.
const clean = tf.tensor3d(Array.from({ length: 48 }, (_, i) => Math.sin(i)), [8, 6, 1]);
const target = clean.mean<tf.Tensor2D>(1);
const losses: number[] = [];
for (let step = 0; step < 25; step++) {
  const loss = optimizer.minimize(() => {
    const jitter = tf.randomNormal([8, 6, 1], 0, 0.01);
    const kept = tf.dropout(clean.add(jitter), 0.1);
    const out = network.apply(kept, { training: true }) as tf.Tensor2D;
    return tf.losses.meanSquaredError<tf.Tensor, tf.Scalar>(target, out.mul(scale));
  }, true);
  losses.push(loss?.dataSync()[0] ?? Number.NaN);
}
console.log('loss', losses.join(' '));
