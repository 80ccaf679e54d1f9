import { Network } from './of-another-build.mjs';

const network = new Network();
network.generateLayers = function generateLayers() {
  this.model.add(this.tf.layers.dense({ units: 4, inputShape: [2] }));
//               ^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
  this.model.add(this.tf.layers.dense({ units: 1, kernelInitializer: this.tf.initializers.zeros() }));
};

// How often a term occurs.
export const weight = (term) => term.tf.count * Math.log(term.idf);
await network.train();
