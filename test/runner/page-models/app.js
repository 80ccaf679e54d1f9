// As a bundler takes it: styles, a package that only draws, a page that is there from the first line.
import './app.css';
import * as tf from '@tensorflow/tfjs';
import * as tfvis from '@tensorflow/tfjs-vis';
import { show as display } from '@tensorflow/tfjs-vis';
import { units } from './settings';

const status = document.getElementById('status');
const surface = tfvis.visor().surface({ name: 'Losses', tab: 'Training' });
window.addEventListener('load', () => train());

function createModel() {
  status.innerText = 'building';
  return tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [4], units, activation: 'relu', kernelInitializer: 'ones' }),
      tf.layers.dense({ units: 1 }), // <- fault: rng unseeded-weights
    ],
  });
}

async function train() {
  const rows = await (await fetch('/rows.json')).json();
  await createModel().fit(tf.tensor2d(rows), tf.zeros([rows.length, 1]), { callbacks: tfvis.show.fitCallbacks(surface, ['loss']) });
}

display.modelSummary(surface, createModel());
void fetch('/rows.json').then((response) => response.json());
throw new Error('what the page does later does not matter');
