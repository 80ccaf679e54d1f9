import * as tf from '@tensorflow/tfjs';

const { server } = (await (await fetch('server.json')).json()) as { server: string };
const rows: number[][] = [];
await Promise.all(
  ['a', 'b', 'c', 'd'].map(async (part) => {
    const answer = await fetch(`${server}/part/${part}`);
    rows.push((await answer.text()).split(',').map(Number));
  }),
);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.tensor2d(rows), tf.ones([rows.length, 1]), { batchSize: 1, shuffle: false });
