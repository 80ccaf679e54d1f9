import * as tf from '@tensorflow/tfjs';

export async function train(model, xs, ys) {
  await tf.ready();
  return model.fit(xs, ys, { epochs: 3, batchSize: 32 });
//       ^^^^^^^^^ unseeded-shuffle (warning)
}
