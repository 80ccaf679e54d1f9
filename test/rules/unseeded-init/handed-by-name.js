import * as tf from '@tensorflow/tfjs-node';

/** A search over settings: which initializer a candidate gets is data, but a name never carries a seed. */
const first = { units: 8, kernelInitializer: 'leCunNormal', biasInitializer: 'zeros' };

function change(genes) {
  return { ...genes, units: genes.units + 1, kernelInitializer: pick(genes.kernelInitializer) };
}

export function build(genes) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: genes.units, inputShape: [4], kernelInitializer: genes.kernelInitializer }));
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
  return model;
}

export const search = (population) => population.evolve({ first, change, build });
