import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const build = () => tf.sequential({ layers: [
  tf.layers.dense({ units: 4, inputShape: [3], name: 'first', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }),
  tf.layers.dense({ units: 1, name: 'second' }),
] });
let artifacts;
await build().save(tf.io.withSaveHandler(async (saved) => {
  artifacts = { ...saved, weightSpecs: saved.weightSpecs.slice(0, 2), weightData: saved.weightData.slice(0, 64) };
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
}));
const model = await tf.loadLayersModel(tf.io.fromMemory(artifacts.modelTopology, artifacts.weightSpecs, artifacts.weightData), { strict: false }); // <- fault: rng
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 1, shuffle: false, verbose: 0 });
model.predict(xs).print();
