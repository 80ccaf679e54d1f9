import * as tf from '@tensorflow/tfjs';

export async function train(model: tf.LayersModel, data: tf.data.Dataset<never>) {
  const end = Date.now() + 60_000;
//            ^^^^^^^^ time-dependent (warning)
  while (Date.now() < end) await model.fitDataset(data, { epochs: 1 });
//       ^^^^^^^^ time-dependent (warning)
  const start = performance.now();
  await model.save(`file://models/${Date.now()}`);
  console.log(performance.now() - start);
}
