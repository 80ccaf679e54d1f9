import * as tf from '@tensorflow/tfjs';
import { makeStream } from './stream';

const seeded = makeStream(42);
export const xs = tf.tensor1d([seeded.draw(), seeded.draw()]);

const free = makeStream();
export const ys = tf.tensor1d([free.draw()]);
//                             ^^^^^^^^^ unseeded-random (warning)
