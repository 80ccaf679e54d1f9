import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.tensor1d([5]));
const optimizer = tf.train.sgd(0.001);
const kept = [];
const start = process.memoryUsage().heapUsed;
for (let step = 0; step < 400; step++) {
  kept.push(Array.from({ length: 400 }, (_, i) => ({ i })));
  optimizer.minimize(() => w.square().sum());
  if (process.memoryUsage().heapUsed - start > 8e6) break; // <- fault: environment
}
console.log(w.dataSync()[0]);
