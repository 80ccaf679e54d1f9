import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [2] })); // <- fault: rng unseeded-init
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const history = await model.fit(tf.tensor2d([[1, 2], [2, 1]]), tf.tensor2d([[1], [2]]), { epochs: 5, shuffle: false, verbose: 0 });
parentPort.postMessage(history.history.loss.at(-1));
