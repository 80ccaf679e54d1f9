  import * as tf from '@tensorflow/tfjs';
//^^^^^^ unpinned-backend (review)
import { makeModel } from './model.js';

export const history = await makeModel().fit(tf.zeros([9, 2]), tf.zeros([9, 1]), { shuffle: false });
