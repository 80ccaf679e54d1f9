import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';

const before = performance.eventLoopUtilization();
await sleep(20);
const { utilization } = performance.eventLoopUtilization(before); // <- fault: clock

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
model.compile({ optimizer: tf.train.sgd(0.1 * (1 - utilization)), loss: 'meanSquaredError' });
await model.fit(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[1], [2]]), { epochs: 2, shuffle: false, verbose: 0 });
model.predict(tf.ones([1, 2])).print();
