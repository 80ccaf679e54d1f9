import * as tf from '@tensorflow/tfjs';
import { name } from '@/layers/one';

onmessage = async ({ data: epochs }: MessageEvent<number>) => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const noise = Math.random();
  await model.fit(tf.tensor2d([[noise]]), tf.ones([1, 1]), { epochs, shuffle: false });
  postMessage(`done ${name}`);
};
