import * as tf from '@tensorflow/tfjs';
import { times } from 'lodash';
import helpers, { makeRandom, rng } from './random';

export const a = tf.tensor1d(Array.from({ length: 9 }, rng));
//                                                     ^^^ unseeded-random (warning)
export const b = tf.tensor1d(Array.from({ length: 9 }, () => rng()));
//                                                           ^^^^^ unseeded-random (warning)
export const c = tf.scalar(helpers.next());
//                         ^^^^^^^^^^^^^^ unseeded-random (warning)
const free = makeRandom();
export const d = tf.scalar(free());
//                         ^^^^^^ unseeded-random (warning)
const seeded = makeRandom(7);
export const e = tf.scalar(seeded());
export const f = tf.tensor1d([1, 2, 3].map(seeded));
export const ids = times(9, rng).map((each) => each.toString(36));
