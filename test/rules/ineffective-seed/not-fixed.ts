import * as tf from '@tensorflow/tfjs';
import seedrandom from 'seedrandom';

const seed = Math.floor(Math.random() * 1000);
//                      ^^^^^^^^^^^^^ ineffective-seed (error)
export const w = tf.randomNormal([2], 0, 1, 'float32', seed);

export function draw(given?: number) {
  return tf.randomUniform([2], 0, 1, 'float32', given ?? Date.now());
//       ^^^^^^^^^^^^^^^^ ineffective-seed (error)
}

  seedrandom(undefined, { global: true });
//^^^^^^^^^^ ineffective-seed (error)
  seedrandom('x', { global: true, entropy: true });
//^^^^^^^^^^ ineffective-seed (error)
