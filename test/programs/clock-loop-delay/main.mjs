import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as tf from '@tensorflow/tfjs';

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
await new Promise((resolve) => setTimeout(resolve, 60));
delays.disable();
const pace = delays.mean / 1e6; // <- fault: clock time-dependent

const w = tf.variable(tf.scalar(0.5));
const optimizer = tf.train.sgd(0.01 * pace);
for (let i = 0; i < 5; i++) optimizer.minimize(() => w.mul(i + 1).sub(1).square());
w.print();
