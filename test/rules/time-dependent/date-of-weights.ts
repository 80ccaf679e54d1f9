import * as tf from '@tensorflow/tfjs';

/** What is written beside weights is no data. */
export async function download(model: tf.LayersModel, write: (bytes: ArrayBuffer) => Promise<void>) {
  const dateSaved = new Date(Date.now());
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      await write(artifacts.weightData as ArrayBuffer);
      return { modelArtifactsInfo: { dateSaved, modelTopologyType: 'JSON' } };
    }),
  );
}

export async function train(model: tf.LayersModel) {
  const now = Date.now() / 1e12;
  //          ^^^^^^^^^^ time-dependent (warning)
  await model.fit(tf.ones([2, 2]).mul(now), tf.zeros([2, 1]), { shuffle: false });
}
