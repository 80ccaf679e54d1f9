import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
let attempts = 0;
async function unreliable() {
  attempts++;
  if (Math.random() < 0.6 && attempts < 20) throw new Error('try again');
  return [1, 2, 3];
}
let data;
while (data === undefined) data = await unreliable().catch(() => undefined);
const w = tf.variable(tf.tensor1d(data));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
