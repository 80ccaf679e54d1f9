import * as tf from '@tensorflow/tfjs';

export async function train(model: tf.LayersModel, x: tf.Tensor, args: tf.ModelFitArgs) {
  await model.fit(x, x, { ...args, shuffle: false });
  await model.fit(x, x, args);
//      ^^^^^^^^^ unseeded-shuffle (review)
}
