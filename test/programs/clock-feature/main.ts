import * as tf from '@tensorflow/tfjs';

function ageOf(year: number): number {
  return (new Date().getTime() - Date.UTC(year, 0, 1)) / 3.15e10; // <- fault: clock
}
const xs = tf.tensor2d(Array.from({ length: 16 }, (_, i) => [ageOf(1980 + i), Math.sin(i), 1]));
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => [i / 16]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
