import { setTimeout as wait } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';

const xs = tf.linspace(0, 1, 96).reshape([32, 3]);
const ys = xs.sum(1, true);
const model = tf.sequential();
model.add(tf.layers.dense({ units: 4, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });

const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
const alive = setInterval(() => console.log('alive'), 20);
for (let step = 0; step < 10; step++) {
  await model.trainOnBatch(xs, ys);
  await tf.nextFrame();
  await sleep(0);
  await sleep(5);
  await wait(5);
  await new Promise((resolve) => { setImmediate(resolve); });
}
clearInterval(alive);
model.predict(xs).print();
