import * as tf from '@tensorflow/tfjs';

interface Row { readonly features: number[]; readonly label: number }

function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1)); // <- fault: rng unseeded-random
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

const rows: Row[] = Array.from({ length: 16 }, (_, i) => ({ features: [Math.sin(i), Math.cos(i), i / 16], label: i % 2 }));
const data = shuffled(rows);
const xs = tf.tensor2d(data.map((row) => row.features));
const ys = tf.tensor2d(data.map((row) => [row.label]));

const model = tf.sequential();
model.add(tf.layers.dense({ units: 5, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
