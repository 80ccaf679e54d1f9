import * as tf from '@tensorflow/tfjs';
import Examples from './examples?worker';

const examples = new Examples();

examples.addEventListener('message', (event: MessageEvent<{ xs: number[]; stars: number[] }>) => {
  const { data } = event;
  void train(data.xs);
  document.body.style.opacity = String(data.stars[0]);
});

async function train(xs: number[]): Promise<void> {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(tf.tensor2d(xs, [xs.length, 1]), tf.tensor2d(xs, [xs.length, 1]), { shuffle: false });
}
