import * as tf from '@tensorflow/tfjs';

/** Two workers make a part of the data each, and take about the same time. */
const parts: number[][] = [];
await new Promise<void>((resolve) => {
  for (const part of [1, 2]) {
    const worker = new Worker('lib/part.js');
    worker.onmessage = ({ data }: MessageEvent<number[]>) => {
      parts.push(data);
      worker.terminate();
      if (parts.length === 2) resolve();
    };
    worker.postMessage(part);
  }
});
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.tensor2d(parts), tf.ones([2, 1]), { epochs: 2, batchSize: 1, shuffle: false });
