import * as tf from '@tensorflow/tfjs';

// fit reads a clock as well, and nothing comes of it: the one to blame is read long before.
const decay = process.uptime() / 10; // <- fault: clock

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }), kernelRegularizer: tf.regularizers.l2({ l2: decay }) }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 2, shuffle: false, verbose: 0 });
model.predict(tf.ones([1, 2])).print();
