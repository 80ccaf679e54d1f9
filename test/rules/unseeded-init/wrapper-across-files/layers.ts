import * as tf from './backend';

interface Options {
  units: number;
  seed?: number;
}

/** Seeded where a caller gives a seed, and one caller does not. */
export function fullyConnected({ units, seed }: Options) {
  return tf.layers.dense({ units, kernelInitializer: tf.initializers.glorotNormal({ seed }) });
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
}

/** Every caller gives a seed. */
export function seeded(units: number, seed: number) {
  return tf.layers.dense({ units, ...withSeed(seed) });
}

function withSeed(seed: number) {
  return { kernelInitializer: tf.initializers.heNormal({ seed: seed + 1 }) };
}

/** A config object spread into options. */
export function plain(config: object) {
  return tf.layers.dense({ ...config, activation: 'relu' });
//       ^^^^^^^^^^^^^^^ unseeded-init (warning)
}
