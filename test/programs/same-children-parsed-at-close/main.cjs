const { spawn } = require('node:child_process');
const tf = require('@tensorflow/tfjs');

const ask = (id) => new Promise((resolve, reject) => {
  let text = '';
  const child = spawn(process.execPath, ['-p', `JSON.stringify([${id} / 5, 0.3])`]);
  child.stdout.on('data', (piece) => { text += piece; });
  child.on('error', reject);
  child.on('close', () => resolve(JSON.parse(text)));
});
Promise.all([1, 2, 3].map(ask)).then((rows) => {
  let state = tf.ones([2]);
  for (const row of rows) state = state.mul(0.7).add(tf.tensor1d(row)).tanh();
  state.print();
});
