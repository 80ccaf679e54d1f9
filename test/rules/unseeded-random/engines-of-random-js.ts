import * as tf from '@tensorflow/tfjs';
import * as Random from 'random-js';

export class Regressor {
  private engine;
  constructor(seed?: number) {
    if (Number.isInteger(seed)) this.engine = Random.engines.mt19937().seed(seed);
    else this.engine = Random.engines.mt19937().autoSeed();
//                                              ^^^^^^^^ unseeded-random (warning)
  }
  start(count: number): tf.Tensor {
    const spread = Random.real(-0.1, 0.1);
    return tf.tensor1d(Array.from({ length: count }, () => spread(this.engine)));
  }
}

const engine = Random.engines.mt19937().seed(7);
export const fixed = tf.scalar(Random.real(0, 1)(engine));

const dice = Random.engines.mt19937().autoSeed();
document.title = `${Random.integer(1, 6)(dice)}`;
