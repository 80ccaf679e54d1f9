import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

seedrandom('42', { global: true });
export const data = tf.data.array([1, 2, 3]).shuffle(3);
//                                           ^^^^^^^ unseeded-shuffle (warning)
tf.util.shuffle([1, 2, 3]);
