import * as tf from '@tensorflow/tfjs';

/** What the layer drew is replaced before it is used. */
export function copyLayer(model, layer) {
  const copy = tf.layers.dense({ units: 8, inputShape: [4] });
  model.add(copy);
  copy.setWeights(layer.getWeights());
}

export function copySometimes(model, layer, isCopied) {
  const copy = tf.layers.dense({ units: 8, inputShape: [4] });
  //           ^^^^^^^^^^^^^^^ unseeded-init
  model.add(copy);
  if (isCopied) copy.setWeights(layer.getWeights());
}
