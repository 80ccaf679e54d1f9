import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

// No --backend: the script chooses, and lacks only the navigator.gpu of a browser.
await tf.setBackend('webgpu');
const n = 60000;
const values = tf.sin(tf.range(0, n));
const bins = tf.tensor1d(Int32Array.from({ length: n }, (_, i) => i % 3), 'int32');
const sums = tf.scatterND(bins.reshape([n, 1]), values, [3]); // <- fault: kernel nondeterministic-kernel
console.log(await sums.data());
process.exit(0);
