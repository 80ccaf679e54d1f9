import * as tf from '@tensorflow/tfjs';

// A date made from numbers reads no clock.
const rows = [[2020, 1], [2021, 7]].map(([year, month]) => (new Date(year, month, 1) - new Date(year, 0, 1)) / 86400000);
const model = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [1] })] });

const now = Date.now() / 1e12;
//          ^^^^^^^^^^ time-dependent (warning)
await model.fit(tf.tensor2d(rows.map((row) => [row + now])), tf.tensor2d([[0], [1]]), { shuffle: false });
