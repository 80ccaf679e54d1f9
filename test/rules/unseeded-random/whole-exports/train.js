import * as tf from '@tensorflow/tfjs';
import mix from './shuffle';

export function toTensor({ xs = [] } = {}) {
  mix(xs);
  return tf.tensor1d(xs);
}
