export function buildModel(tf) {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 3, inputShape: [2], kernelInitializer: 'ones' }),
      tf.layers.dense({ units: 1 }), // <- fault: rng unseeded-init
    ],
  });
}
