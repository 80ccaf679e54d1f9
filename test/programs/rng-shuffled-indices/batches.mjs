import * as tf from '@tensorflow/tfjs';

export function* makeBatches(data, size) {
  const order = tf.util.createShuffledIndices(data.length); // <- fault: rng unseeded-shuffle
  for (let start = 0; start < order.length; start += size) {
    yield Array.from(order.slice(start, start + size), (index) => data[index]);
  }
}
