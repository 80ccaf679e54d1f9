import * as tf from '@tensorflow/tfjs';

const canvas = document.createElement('canvas');

/** Not exported, and built for a page: only its name leads to it. */
function buildPicture(): tf.LayersModel {
  const input = tf.input({ shape: [canvas.width > 0 ? 4 : 1] });
  const hidden = tf.layers.dense({ units: 3, activation: 'relu', name: 'hidden' }).apply(input) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: tf.layers.dense({ units: 2, name: 'out', kernelInitializer: tf.initializers.glorotNormal({ seed: 5 }) }).apply(hidden) as tf.SymbolicTensor });
}

export const pageModels = { hasPicture: typeof buildPicture === 'function' };
