import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';

await tf.setBackend('webgpu');
export const sums = tf.unsortedSegmentSum(tf.ones([9]), tf.zeros([9], 'int32'), 3);
//                  ^^^^^^^^^^^^^^^^^^^^^ nondeterministic-kernel (warning)
export const total = tf.sum(sums);
