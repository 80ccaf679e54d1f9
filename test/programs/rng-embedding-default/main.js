// A CommonJS script of an older project.
const tf = require('@tensorflow/tfjs');

async function main() {
  await tf.setBackend('cpu');
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: 20, outputDim: 4, inputLength: 5 })); // <- fault: rng unseeded-init
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 2, activation: 'softmax', kernelInitializer: tf.initializers.heNormal({ seed: 9 }) }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const ids = tf.tensor2d(Array.from({ length: 60 }, (_, i) => (i * 7) % 20), [12, 5], 'int32');
  const labels = tf.oneHot(tf.tensor1d(Array.from({ length: 12 }, (_, i) => i % 2), 'int32'), 2);
  await model.fit(ids, labels, { epochs: 2, shuffle: false, verbose: 0 });
  model.evaluate(ids, labels)[0].print();
}
main();
