import * as tf from '@tensorflow/tfjs';
import * as tfvis from '@tensorflow/tfjs-vis';
import './main.css';

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const xs = tf.linspace(-1, 1, 16).reshape([16, 1]);

function createModel(units: number): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation: 'tanh', inputShape: [1] }));
  model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) }));
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}

const kept = await tf.io.listModels();
console.log(Object.keys(kept).length, 'kept models');

byId('load').addEventListener('click', () => {
  byId<HTMLButtonElement>('train').disabled = false;
});
byId('train').addEventListener('click', async () => {
  const model = createModel(Number(byId<HTMLInputElement>('units').value));
  const { history } = await model.fit(xs, xs.square(), { epochs: 3, shuffle: false, callbacks: tfvis.show.fitCallbacks({ name: 'loss' }, ['loss']) });
  await model.save('indexeddb://curves');
  localStorage.setItem('units', byId<HTMLInputElement>('units').value);
  document.querySelector('output')?.append(String(history['loss']?.at(-1)));
});
