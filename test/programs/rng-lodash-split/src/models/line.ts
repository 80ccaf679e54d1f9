import * as tf from '@tensorflow/tfjs';
import type { Row } from '@data/linear';

export async function fitLine(training: readonly Row[], validation: readonly Row[]): Promise<number> {
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 1, kernelInitializer: 'zeros' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const column = (rows: readonly Row[], key: keyof Row): tf.Tensor2D => tf.tensor2d(rows.map((row) => [row[key]]));
  const history = await model.fit(column(training, 'x'), column(training, 'y'), {
    epochs: 2, shuffle: false, verbose: 0, validationData: [column(validation, 'x'), column(validation, 'y')],
  });
  return Number(history.history['val_loss']?.at(-1));
}
