import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

const chance = seedrandom(String(Date.now()));
//             ^^^^^^^^^^ ineffective-seed (error)

export const noise = tf.tensor1d([chance(), chance()]);
