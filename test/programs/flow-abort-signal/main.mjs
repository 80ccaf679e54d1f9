import * as tf from '@tensorflow/tfjs';

const xs = tf.linspace(0, 1, 96).reshape([32, 3]);
const ys = xs.sum(1, true);
const model = tf.sequential();
model.add(tf.layers.dense({ units: 4, inputShape: [3], activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });

const signal = AbortSignal.timeout(60); // <- fault: control-flow time-dependent
const callbacks = { onEpochEnd: () => { if (signal.aborted) model.stopTraining = true; } };
await model.fit(xs, ys, { epochs: 300, shuffle: false, verbose: 0, callbacks });
model.predict(xs).print();
