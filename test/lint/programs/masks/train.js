import * as tf from '@tensorflow/tfjs';

const ones = tf.ones([1, 24]);
const model = tf.sequential();
model.add(tf.layers.dropout({ rate: 0.5, inputShape: [24] }));
model.add(tf.layers.dense({ units: 1, kernelInitializer: 'ones' }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(ones, tf.ones([1, 1]), { epochs: 1, verbose: 0 });

// What the layer keeps at five steps of training.
for (let step = 0; step < 5; step++) {
  const kept = model.layers[0].apply(ones, { training: true });
  console.log('mask', kept.dataSync().map((value) => (value > 0 ? 1 : 0)).join(''));
}

// And what the operation keeps.
for (let step = 0; step < 5; step++) {
  console.log('mask', tf.dropout(ones, 0.5).dataSync().map((value) => (value > 0 ? 1 : 0)).join(''));
}
