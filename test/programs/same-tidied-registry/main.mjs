import * as tf from '@tensorflow/tfjs';

/** Tells of buffers that nobody gave back; what was given back is taken off the list. */
let leaked = 0;
const registry = new FinalizationRegistry((name) => {
  leaked++;
  console.error(`${name} was never given back`);
});

class Buffers {
  take(name) {
    const buffer = { name, values: new Float32Array(5000) };
    registry.register(buffer, name, buffer);
    return buffer;
  }
  give(buffer) {
    registry.unregister(buffer);
  }
}

const buffers = new Buffers();
const w = tf.variable(tf.ones([3]));
const optimizer = tf.train.sgd(0.05);
for (let step = 0; step < 40; step++) {
  const buffer = buffers.take(`buffer ${step}`);
  for (let i = 0; i < 3; i++) buffer.values[i] = Math.sin(step * i);
  const x = tf.tensor1d(buffer.values.slice(0, 3));
  optimizer.minimize(() => w.mul(x).sum().square());
  if (step % 4 !== 0) buffers.give(buffer);
  if (step % 10 === 0) await new Promise(setImmediate);
}
console.error(`${leaked} leaked`);
w.print();
