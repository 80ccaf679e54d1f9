import * as tf from '@tensorflow/tfjs';
await tf.setBackend('cpu');
const models = Array.from({ length: 4 }, (_, i) => tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: i + 1 }) })] }));
const x = tf.linspace(-1, 1, 8).reshape([4, 2]);
const scores = {};
await Promise.all(models.map(async (model, i) => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  scores[i] = Array.from(await model.predict(x).data());
}));
console.log(JSON.stringify(scores));
