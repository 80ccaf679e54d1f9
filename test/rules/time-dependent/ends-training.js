import * as tf from '@tensorflow/tfjs';

export async function train(model, data, seconds) {
  const start = Date.now();
//              ^^^^^^^^ time-dependent (warning)
  const report = { loss: 0, took: performance.now() };
  await model.fitDataset(data, {
    epochs: 100,
    callbacks: {
      onEpochEnd: (epoch, logs) => {
        report.loss = logs.loss;
        if (Date.now() > start + seconds * 1000) throw new Error('out of time');
//          ^^^^^^^^ time-dependent (warning)
      },
      onBatchEnd: () => {
        if (performance.now() > seconds * 2000) model.stopTraining = true;
//          ^^^^^^^^^^^^^^^ time-dependent (warning)
      },
    },
  });
  return tf.scalar(report.loss);
}
