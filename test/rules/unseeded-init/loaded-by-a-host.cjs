// A host gives its plugins a way to load packages; the namespace is kept for the functions of the file.
let tf = null;

function build(units) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, inputShape: [2] }));
//          ^^^^^^^^^^^^^^^ unseeded-init (warning)
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
  return model;
}

module.exports = async (data, options, context) => {
  tf = await context.importJS('@tensorflow/tfjs-node');
  await build(options.units).fitDataset(data, { epochs: 1 });
};

// A word that is also the name of a package says nothing of what a call gives.
module.exports.label = (context) => context.translate('brain.js').NeuralNetwork();
