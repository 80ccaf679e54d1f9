import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');
await tf.ready();
const n = 60000;
const values = tf.sin(tf.range(0, n));
const bins = tf.tensor1d(Int32Array.from({ length: n }, (_, i) => i % 3), 'int32');
const w = tf.variable(tf.scalar(0.5));
const { grads } = tf.variableGrads(() => values.mul(w).square().mean());
tf.train.sgd(0.1).applyGradients(grads);
const sums = tf.scatterND(bins.reshape([n, 1]), values.mul(w), [3]); // <- fault: kernel nondeterministic-kernel
console.log(await sums.data());
process.exit(0);
