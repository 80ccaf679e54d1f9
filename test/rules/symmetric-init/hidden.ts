import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.dense({ units: 8, kernelInitializer: 'zeros' }));
//        ^^^^^^^^^^^^^^^ symmetric-init (warning)
model.add(tf.layers.dense({ units: 2, kernelInitializer: tf.initializers.zeros(), biasInitializer: 'zeros' }));

/** A map of numbers onto others: one filter, and frozen. */
const mapped = tf.sequential();
mapped.add(tf.layers.conv1d({ kernelSize: 1, filters: 1, kernelInitializer: 'ones', inputShape: [9, 1] }));
mapped.add(tf.layers.dense({ units: 4, kernelInitializer: 'ones', trainable: false }));
mapped.add(tf.layers.dense({ units: 2 }));
