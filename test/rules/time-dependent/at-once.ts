import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

seedrandom('7', { global: true });

declare const xs: tf.Tensor;
declare const data: tf.data.Dataset<tf.TensorContainer>;

function build(units: number): tf.Sequential {
  const model = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [1] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}

// Nobody waits, and the loop starts the next.
for (const units of [4, 8]) {
  const model = build(units);
  void model.fit(xs, xs, { epochs: 10 }).then(() => { model.dispose(); });
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time-dependent
}

// All are waited for together.
await Promise.all([1, 2].map((units) => build(units).fit(xs, xs)));
//                                                   ^^^^^^ time-dependent

// The function waits, but nobody waits for it.
async function train(units: number): Promise<void> {
  await build(units).fit(xs, xs, { epochs: 3, yieldEvery: 'auto' });
//                   ^^^^^^ time-dependent
}
void train(2);
void train(3);

// A data set draws for its masks.
void build(5).fitDataset(data, { epochs: 2 });
//            ^^^^^^ time-dependent

// Turns that do not ask the clock, and trainings that draw nothing.
void build(6).fit(xs, xs, { yieldEvery: 'epoch' });
void build(7).fit(xs, xs, { yieldEvery: 'never' });
void build(8).fit(xs, xs, { shuffle: false });

// One after the other.
for (const units of [4, 8]) await build(units).fit(xs, xs);

// Whoever presses a button waits for it.
document.querySelector('button')?.addEventListener('click', () => { void build(9).fit(xs, xs); });
