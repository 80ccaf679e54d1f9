import * as tf from '@tensorflow/tfjs';

const rate: number = 0.3;
const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

async function main(): Promise<void> {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [3], kernelInitializer: tf.initializers.glorotUniform({ seed: 4 }) }));
  model.add(tf.layers.dropout({ rate })); // <- fault: rng unseeded-dropout
  model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 5 }) }));
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
  (model.predict(xs) as tf.Tensor).print();
}
void main();
