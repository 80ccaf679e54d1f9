import * as tf from '@tensorflow/tfjs';

const seeded = (seed) => tf.initializers.randomUniform({ seed, minval: -0.1, maxval: 0.1 });
const model = tf.sequential();
model.add(tf.layers.embedding({ inputDim: 3, outputDim: 4, inputLength: 500, embeddingsInitializer: seeded(1) })); // <- fault: kernel nondeterministic-kernel
model.add(tf.layers.flatten());
model.add(tf.layers.dense({ units: 1, kernelInitializer: seeded(2) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const xs = tf.tensor2d(Int32Array.from({ length: 8000 }, (_, i) => i % 3), [16, 500], 'int32');
const ys = tf.tensor2d(Array.from({ length: 16 }, (_, i) => Math.sin(i)), [16, 1]);
await model.fit(xs, ys, { epochs: 2, shuffle: false, batchSize: 8, verbose: 0 });
console.log(await model.predict(xs).data());
