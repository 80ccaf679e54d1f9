import * as tf from '@tensorflow/tfjs';

export function shuffleInPlace(list: number[]) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
//                       ^^^^^^^^^^^^^ unseeded-random (warning)
    [list[i], list[j]] = [list[j], list[i]];
  }
}

export function prepare(rows: number[]) {
  shuffleInPlace(rows);
  return tf.tensor1d(rows);
}

export const noise = tf.tensor1d(Array.from({ length: 4 }, () => Math.random()));
//                                                               ^^^^^^^^^^^^^ unseeded-random (warning)
