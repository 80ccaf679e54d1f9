const code = `
importScripts('https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4/dist/tf.min.js');
onmessage = async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(tf.tensor2d([[Math.random()]]), tf.ones([1, 1]), { epochs: 2, shuffle: false });
  postMessage('done');
};
`;
const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
const worker = new Worker(address);
URL.revokeObjectURL(address);
worker.onmessage = ({ data }) => console.log('text worker', data);
worker.postMessage(null);
