import * as tf from '@tensorflow/tfjs';

const noise = Array.from({ length: 9 }, Math.random);
//                                      ^^^^^^^^^^^ unseeded-random (warning)
export const xs = tf.tensor1d(noise);
export const ys = tf.tensor1d(new Array(9).fill(0).map(Math.random));
//                                                     ^^^^^^^^^^^ unseeded-random (warning)

function shuffled(list: number[], random = Math.random): number[] {
  return list.slice().sort(() => random() - 0.5);
//                               ^^^^^^^^ unseeded-random (warning)
}

const hues = [1, 2, 3].map(Math.random);
document.title = `hsl(${hues.join()})`;
export const order = tf.tensor1d(shuffled([1, 2, 3]));

function pick(list: number[], seed?: number): number | undefined {
  const start = seed ?? Math.random();
//                      ^^^^^^^^^^^^^ unseeded-random (warning)
  return list[Math.floor(start * list.length)];
}
export const picked = tf.scalar(pick([1, 2, 3]) ?? 0);

// Called in several places, it is said once, where the file falls back on it.
class Sampler {
  rng: () => number;
  constructor(rng?: () => number) {
    this.rng = rng ?? Math.random;
//                    ^^^^^^^^^^^ unseeded-random (warning)
  }
  pair(list: number[]): tf.Tensor {
    const first = list[Math.floor(this.rng() * list.length)];
    const second = list[Math.floor(this.rng() * list.length)];
    return tf.tensor1d([first ?? 0, second ?? 0]);
  }
}
export const pair = new Sampler().pair([1, 2, 3]);
