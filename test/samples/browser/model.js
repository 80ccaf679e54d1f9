// Imported by the page; nothing here runs on its own.
import * as tf from '@tensorflow/tfjs';

const IMAGE_SHAPE = [16, 16, 1];

/** Recognises sketches that the visitor draws on a canvas. */
export function createSketchModel(numClasses = 3) {
  const model = tf.sequential();
  model.add(tf.layers.conv2d({ inputShape: IMAGE_SHAPE, filters: 4, kernelSize: 3, activation: 'relu' }));
  model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dropout({ rate: 0.2 }));
  model.add(tf.layers.dense({ units: numClasses, activation: 'softmax', kernelInitializer: 'varianceScaling' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Trains on what has been drawn so far. */
export async function learn(model, drawings, onBatchEnd) {
  const xs = tf.stack(drawings.map(({ canvas }) => tf.browser.fromPixels(canvas, 1).toFloat().div(255)));
  const ys = tf.oneHot(drawings.map(({ label }) => label), model.outputs[0].shape[1]);
  await model.fit(xs, ys, { epochs: 10, batchSize: 8, shuffle: true, callbacks: { onBatchEnd } });
  tf.dispose([xs, ys]);
}
