const { parentPort } = require('node:worker_threads');
const tf = require('@tensorflow/tfjs');

parentPort.on('message', (numbers) => {
  parentPort.postMessage(tf.tensor1d(numbers).mean().dataSync());
});
