import * as tf from '@tensorflow/tfjs';
import { IMAGE_SIZE, NUM_CLASSES, loadDigits } from './data.js';

const EPOCHS = 3;
const BATCH_SIZE = 32;

function createModel(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [IMAGE_SIZE, IMAGE_SIZE, 1] }));
  model.add(tf.layers.dense({ units: 32, activation: 'relu' }));
  model.add(tf.layers.dropout({ rate: 0.25 }));
  model.add(tf.layers.dense({ units: NUM_CLASSES, activation: 'softmax' }));

  model.compile({
    optimizer: tf.train.adam(0.005),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

async function main() {
  const { train, test } = loadDigits(1000, 200);
  const model = createModel();

  await model.fit(train.xs, train.ys, {
    epochs: EPOCHS,
    batchSize: BATCH_SIZE,
    validationSplit: 0.1,
    callbacks: {
      onEpochEnd: (epoch, logs) => {
        console.log(`epoch ${epoch + 1}: loss ${logs?.loss?.toFixed(4)}, val_acc ${logs?.val_acc?.toFixed(4)}`);
      },
    },
  });

  const [loss, accuracy] = model.evaluate(test.xs, test.ys) as tf.Scalar[];
  console.log(`test loss ${loss.dataSync()[0].toFixed(4)}, accuracy ${accuracy.dataSync()[0].toFixed(4)}`);

  const scores = model.predict(test.xs.slice([0, 0, 0, 0], [10, -1, -1, -1])) as tf.Tensor2D;
  console.log('first ten digits:', Array.from(scores.argMax(1).dataSync()).join(' '));
}

main();
