import { setInterval as every } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const w = tf.variable(tf.tensor1d([3, 4]));
let rate = 0.001;
async function cool() {
  for await (const factor of every(30, 0.9)) rate *= factor; // <- fault: clock time-dependent
}
void cool();
for (let step = 0; step < 200; step++) {
  tf.train.sgd(rate).minimize(() => w.square().sum());
  await tf.nextFrame();
}
w.print();
process.exit(0);
