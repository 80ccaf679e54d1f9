import * as tf from '@tensorflow/tfjs';
import { units } from 'virtual:units';
import { read } from './data';

declare const __EPOCHS__: number;

export function buildNet(): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, inputShape: [2] }));
  model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 7 }) }));
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}

export async function train(): Promise<number> {
  await read();
  const { history } = await buildNet().fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: __EPOCHS__, shuffle: false });
  return history['loss']?.at(-1) as number;
}
