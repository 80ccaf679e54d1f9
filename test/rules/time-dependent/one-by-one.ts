import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

seedrandom('7', { global: true });

declare const xs: tf.Tensor;

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });

// One function, not waited for, in which all goes on one after the other.
async function main(): Promise<void> {
  for (let round = 0; round < 3; round++) await model.fit(xs, xs);
  await model.fit(xs, xs).then(() => undefined);
}

void main();
