import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.dense({ units: 8, kernelInitializer: 'zeros' }));
//        ^^^^^^^^^^^^^^^ symmetric-init (warning)
model.add(tf.layers.dense({ units: 2, kernelInitializer: tf.initializers.zeros(), biasInitializer: 'zeros' }));
