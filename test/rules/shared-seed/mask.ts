import * as tf from '@tensorflow/tfjs';

export const mask = tf.layers.dropout({ rate: 0.5, seed: 7 });
//                  ^^^^^^^^^^^^^^^^^ shared-seed (warning)
