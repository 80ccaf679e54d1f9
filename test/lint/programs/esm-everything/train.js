#!/usr/bin/env node
/* Trains on a made-up curve. */
import * as tf from '@tensorflow/tfjs';
import _ from 'lodash';
import { Network } from './layers.js';

const rows = Array.from({ length: 64 }, (_unused, i) => [Math.sin(i), Math.cos(i), i / 64]);
const order = _.shuffle(_.range(64)); // which rows come first
tf.util.shuffle(order);

const noise = tf.randomUniform([64, 3], -0.01, 0.01);
const xs = tf.tensor2d(order.map((i) => rows[i])).add(noise);
const ys = tf.tensor2d(order.map((i) => [rows[i][0] * 2 - rows[i][2]]));

const model = new Network(tf).build();
model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanSquaredError' });

const history = await model.fit(xs, ys, { epochs: 12, batchSize: 16, verbose: 0 });
console.log('loss', history.history.loss.join(' '));

// Then a little more, from a pipeline.
const dataset = tf.data
  .zip({ xs: tf.data.array(xs.arraySync()), ys: tf.data.array(ys.arraySync()) })
  .shuffle(64)
  .batch(16);
await model.fitDataset(dataset, { epochs: 2, verbose: 0 });
model.predict(xs.slice([0, 0], [4, 3])).print();
