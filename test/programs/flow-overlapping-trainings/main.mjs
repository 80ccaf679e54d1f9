import seedrandom from 'seedrandom';

Math.random = seedrandom('7');
const tf = await import('@tensorflow/tfjs');

async function train(units) {
  const seeded = (seed) => tf.initializers.glorotNormal({ seed });
  const model = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [1], kernelInitializer: seeded(3) }), tf.layers.dense({ units: 1, kernelInitializer: seeded(4) })] });
  model.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' });
  const data = tf.linspace(0, 1, 5).reshape([5, 1]);
  await model.fit(data, data, { epochs: 100, batchSize: 2, verbose: 0 }); // <- fault: control-flow time-dependent
}

// Whichever goes on when some milliseconds are over shuffles with the next of the numbers that both share.
await Promise.all([train(8), train(4)]);
