import * as tf from '@tensorflow/tfjs';

export function classify(model: tf.LayersModel, x: tf.Tensor) {
  return model.apply(x, { training: true });
//       ^^^^^^^^^^^ dropout-at-inference (warning)
}

export function train(model: tf.LayersModel, x: tf.Tensor, optimizer: tf.Optimizer) {
  optimizer.minimize(() => (model.apply(x, { training: true }) as tf.Tensor).mean().asScalar());
}

/** Monte Carlo dropout, plainly meant. */
export function sample(model: tf.LayersModel, x: tf.Tensor) {
  const all = [];
  for (let i = 0; i < 30; i++) all.push(model.apply(x, { training: true }));
//                                      ^^^^^^^^^^^ dropout-at-inference (review)
  return all;
}
