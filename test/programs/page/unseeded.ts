import * as tf from '@tensorflow/tfjs';

const xs: tf.Tensor2D = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
const ys = tf.tensor2d([[0], [1], [1], [0]]);

async function main(): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, activation: 'tanh', inputShape: [2], name: 'hidden' }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid', name: 'out' }));
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(xs, ys, { epochs: 12, shuffle: false });
  console.log('trained on', tf.getBackend());
}

void main();
