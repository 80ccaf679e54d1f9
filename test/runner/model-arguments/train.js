// What calls them; it is never run, for it waits for data from the network.
import * as tf from '@tensorflow/tfjs';
import { Classifier, createFor, createModel } from './models.js';
import { FEATURES, settings } from './settings.js';

const rows = await (await fetch('http://localhost/rows.json')).json();

export async function train() {
  const model = await createModel(FEATURES, { ...settings, shape: [1, 2] });
  await model.fit(tf.tensor2d(rows), tf.zeros([rows.length, settings.units]));
  await createModel(rows[0].length, settings);
}

const classifier = new Classifier({ units: FEATURES * 2, optimizer: tf.train.sgd(0.1) });
classifier.build(rows.length);
classifier.build(3);
createFor(rows);
