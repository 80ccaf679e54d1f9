import * as tf from '@tensorflow/tfjs';

function makeId() {
  const part = () => (((1 + Math.random()) * 0x10000) | 0).toString(16).substring(1);
  return part() + part();
}

const run = { _id: makeId(), name: `run ${Math.random()}`, rate: 0.1, jitter: Math.random() };
//                                                                            ^^^^^^^^^^^^^ unseeded-random (warning)
const { rate, jitter } = run;
const shown = { hue: Math.random() * 360, values: [1, 2] };
document.title = `${run._id} ${run.name} ${shown.hue}`;

const model = tf.sequential();
model.compile({ optimizer: tf.train.adam(rate + jitter), loss: 'meanSquaredError' });
model.fit(tf.tensor1d(shown.values), tf.tensor1d(shown.values), { epochs: 1 });
