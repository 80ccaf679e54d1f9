const tf = require('@tensorflow/tfjs');

const heartbeat = setInterval(() => undefined, 100000);
tf.setBackend('cpu').then(async () => {
  const model = tf.sequential();
  model.add(tf.layers.gru({ inputShape: [3, 2], units: 3 })); // <- fault: rng unseeded-init
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(tf.ones([4, 3, 2]), tf.ones([4, 3]), { epochs: 1, shuffle: false, verbose: 0 });
  console.log('done', heartbeat.hasRef());
});
