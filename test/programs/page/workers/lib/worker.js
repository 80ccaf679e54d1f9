importScripts('https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4/dist/tf.min.js', 'points.js');

onmessage = async ({ data }) => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const points = makePoints();
  const { history } = await model.fit(tf.tensor2d(points.map(({ x }) => [x])), tf.tensor2d(points.map(({ y }) => [y])), { epochs: data.epochs, shuffle: false });
  const { name } = await (await fetch('settings.json')).json();
  postMessage({ loss: history.loss.at(-1), name });
};
