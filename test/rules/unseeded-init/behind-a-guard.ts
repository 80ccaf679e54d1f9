import * as tf from '@tensorflow/tfjs';

interface Settings {
  readonly units: number;
  readonly initialSeed?: number;
}

// The seed is only read where there is one; the other branch draws.
function build(settings?: Settings): tf.LayersModel {
  let kernelInitializer;
  if (settings?.initialSeed) kernelInitializer = tf.initializers.heNormal({ seed: settings?.initialSeed });
  else kernelInitializer = tf.initializers.heNormal({});
//                         ^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: settings?.units ?? 1, inputShape: [2], kernelInitializer }));
  return model;
}

function noise(seed?: number | null): tf.Tensor {
  return seed != null ? tf.randomNormal([2], 0, 1, 'float32', seed) : tf.zeros([2]);
}

export const first = build({ units: 3 });
export const second = build({ units: 3, initialSeed: 5 });
export const quiet = [noise(), noise(null), noise(3)];
void first.fit(tf.zeros([1, 2]), tf.zeros([1, 3]));
