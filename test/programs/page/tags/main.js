let model;

document.addEventListener('DOMContentLoaded', () => {
  model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
});

async function learn() {
  const xs = tf.tensor2d(points.map(({ x }) => [x]));
  const ys = tf.tensor2d(points.map(({ y }) => [y]));
  const { history } = await model.fit(xs, ys, { epochs: settings.epochs, shuffle: false });
  document.getElementById('loss').textContent = history.loss.at(-1);
}
