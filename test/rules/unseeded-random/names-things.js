import * as tf from '@tensorflow/tfjs';

function guid() {
  return ((1 + Math.random()) * 0x10000).toString(16).substring(1);
}

const runs = new Map();
runs.set(guid(), tf.sequential({ layers: [tf.layers.flatten()] }));

export function evolve(population) {
  return population.map((genes) => ({ id: guid(), weights: tf.tensor1d(genes), born: new Date(2020, 0, 1) }));
}
