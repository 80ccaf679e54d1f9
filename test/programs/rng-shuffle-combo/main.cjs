const tf = require('@tensorflow/tfjs');

const xs = Array.from({ length: 30 }, (_, i) => [i / 30]);
const ys = xs.map(([x]) => [3 * x + 1]);

function prepare() {
  tf.util.shuffleCombo(xs, ys); // <- fault: rng unseeded-shuffle
  const cut = Math.floor(xs.length * 0.8);
  return { train: [xs.slice(0, cut), ys.slice(0, cut)], test: [xs.slice(cut), ys.slice(cut)] };
}

(async () => {
  await tf.setBackend('cpu');
  const { train, test } = prepare();
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 1, kernelInitializer: 'zeros' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(tf.tensor2d(train[0]), tf.tensor2d(train[1]), { epochs: 2, shuffle: false, verbose: 0 });
  console.log((await model.evaluate(tf.tensor2d(test[0]), tf.tensor2d(test[1])).data())[0]);
})();
