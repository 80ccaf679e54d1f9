import * as tf from '@tensorflow/tfjs';

function createModel() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 3, inputShape: [2] }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
  return model;
}

const xs = tf.tensor2d([[0, 1], [1, 0], [1, 1], [0, 0]]);
const ys = tf.tensor2d([[1], [1], [2], [0]]);
for (let fold = 0; fold < 3; fold++) {
  const model = createModel();
  console.log('start', Array.from(model.getWeights()[0].dataSync()).join(' '));
  const { history } = await model.fit(xs, ys, { epochs: 10, batchSize: 2, verbose: 0 });
  console.log('loss', history.loss.join(' '));
}
