import * as tf from '@tensorflow/tfjs';

const x = tf.linspace(-1, 1, 60).reshape([60, 1]);
const y = x.square();
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [1], units: 8, activation: 'tanh', kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }));
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });

// Each lap begins with a clock of its own; the one at its end decides whether there is another.
let spent = 0;
for (let lap = 0; lap < 400; lap++) {
  const began = performance.now();
  await model.trainOnBatch(x, y);
  spent += performance.now() - began; // <- fault: control-flow time-dependent
  if (spent > 150) break;
}
model.predict(x.slice([0, 0], [3, 1])).print();
