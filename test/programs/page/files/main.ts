import * as tf from '@tensorflow/tfjs';

async function loadPicture(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  await new Promise((resolve, reject) => {
    picture.onload = resolve;
    picture.onerror = reject;
    picture.src = address;
  });
  return picture;
}

window.onload = async () => {
  const { labels } = (await (await fetch('labels.json')).json()) as { labels: number[] };
  const missing = await fetch('./missing.json');
  const outside = await fetch('../unseeded.ts');
  console.log('missing', missing.status, 'outside', outside.status);
  const pictures = [document.querySelector('img') as HTMLImageElement, await loadPicture('/dot.png')];
  const xs = tf.stack(pictures.map((picture) => tf.browser.fromPixels(picture))).div(255);
  console.log('pixels', (await xs.sum().data())[0]);
  const model = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [8, 8, 3] }), tf.layers.dense({ units: 2, activation: 'softmax', kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  await model.fit(xs, tf.oneHot(tf.tensor1d(labels, 'int32'), 2), { epochs: 2, shuffle: false });
};
