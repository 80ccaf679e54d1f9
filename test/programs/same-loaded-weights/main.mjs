import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d(Array.from({ length: 48 }, (_, i) => Math.sin(i * 1.7)), [16, 3]);
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.cos(i)), [16, 1]);

const source = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer: tf.initializers.glorotUniform({ seed: 9 }) })] });
const saved = await new Promise((resolve) => { source.save(tf.io.withSaveHandler(async (artifacts) => { resolve(artifacts); return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } }; })); });
const model = await tf.loadLayersModel(tf.io.fromMemory(saved));
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 });
model.predict(xs).print();
