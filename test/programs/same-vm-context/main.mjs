import vm from 'node:vm';
import * as tf from '@tensorflow/tfjs';
await tf.setBackend('cpu');
const context = vm.createContext({ count: 6 });
const values = vm.runInContext('Array.from({ length: count }, (_, i) => Math.sqrt(i) + Math.random() * 0)', context);
const w = tf.variable(tf.tensor1d(Array.from(values)));
for (let i = 0; i < 3; i++) tf.train.sgd(0.1).minimize(() => w.square().sum());
w.print();
