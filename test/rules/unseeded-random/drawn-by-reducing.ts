import * as tf from '@tensorflow/tfjs';

// The number drawn is where the sum starts; how far it falls decides what is chosen.
function choose(weights: readonly number[]): number {
  let index = 0;
  weights.reduce((left, weight) => {
    if (left - weight >= 0) index++;
    return left - weight;
  }, Math.random());
//   ^^^^^^^^^^^^^ unseeded-random (warning)
  return index;
}

// What is only printed is nobody's business.
const total = [1, 2].reduce((sum, each) => sum + each, Math.random());
console.log(total);

export const sampled = tf.tensor1d([choose([0.2, 0.8])]);
