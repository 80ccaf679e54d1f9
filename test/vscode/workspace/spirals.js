// Learns to tell two spirals apart. Run it twice: the results differ. Swerve shows why.
import * as tf from '@tensorflow/tfjs';

/** Points on two interleaved spirals, with the spiral each belongs to. */
function spirals(points) {
  const xs = [];
  const ys = [];
  for (let index = 0; index < points; index++) {
    const side = index % 2;
    const turn = 1 + (index / points) * 6;
    const noise = (Math.random() - 0.5) * 0.1;
    xs.push([turn * Math.cos(turn + side * Math.PI) * 0.14 + noise, turn * Math.sin(turn + side * Math.PI) * 0.14]);
    ys.push([side]);
  }
  return [tf.tensor2d(xs), tf.tensor2d(ys)];
}

function createModel() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [2], units: 16, activation: 'tanh' }));
  model.add(tf.layers.dropout({ rate: 0.1 }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: tf.train.adam(0.03), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return model;
}

const [xs, ys] = spirals(128);
const model = createModel();
await model.fit(xs, ys, { epochs: 8, batchSize: 32, verbose: 0 });
const [loss, accuracy] = model.evaluate(xs, ys);
console.log(`loss ${loss.dataSync()[0].toFixed(5)}, accuracy ${accuracy.dataSync()[0].toFixed(3)}`);
