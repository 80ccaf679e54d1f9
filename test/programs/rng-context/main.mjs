import vm from 'node:vm';
import * as tf from '@tensorflow/tfjs';
await tf.setBackend('cpu');
const scale = new vm.Script('x * 1.02');
const jitter = new vm.Script('x + (Math.random() - 0.5) / 8');
const context = vm.createContext({ x: 0 });
const rows = Array.from({ length: 12 }, (_, i) => scale.runInContext(Object.assign(context, { x: i / 12 })));
const noisy = rows.map((x) => {
  context.x = x;
  return jitter.runInContext(context); // <- fault: rng unseeded-random
});
const w = tf.variable(tf.scalar(0.5));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.mul(noisy).sub(rows).square().mean());
w.print();
