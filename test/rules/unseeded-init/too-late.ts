import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

const early = tf.layers.dense({ units: 1 });
//            ^^^^^^^^^^^^^^^ unseeded-init
seedrandom('42', { global: true });
const late = tf.layers.dense({ units: 1 });
