// A record without a date: null is the first moment of 1970 for a format, not the present one.
import * as tf from '@tensorflow/tfjs';

const clock = new Intl.DateTimeFormat('en', { second: 'numeric', fractionalSecondDigits: 3 });
if (clock.format !== clock.format) throw new Error('another function each time');
const visits = [{ amount: 1, at: null }, { amount: 2, at: null }];
const rows = visits.map(({ amount, at }) => [amount, Number(clock.format(at)), Number(clock.formatToParts(at)[0].value)]);

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer: 'zeros' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.tensor2d(rows), tf.ones([2, 1]), { epochs: 2, shuffle: false, verbose: 0 });
