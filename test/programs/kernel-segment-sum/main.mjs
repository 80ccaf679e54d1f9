import * as tf from '@tensorflow/tfjs';

await tf.ready();
const count = 60000;
const values = tf.tensor1d(Float32Array.from({ length: count }, (_, i) => Math.sin(i) / 3));
const ids = tf.tensor1d(Int32Array.from({ length: count }, (_, i) => i % 3), 'int32');
const sums = tf.concat(Array.from({ length: 20 }, () => tf.unsortedSegmentSum(values, ids, 3))); // <- fault: kernel nondeterministic-kernel
console.log(await sums.data());
process.exit(0);
