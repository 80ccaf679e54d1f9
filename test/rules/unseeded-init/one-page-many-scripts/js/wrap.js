function hidden(units) {
  return tf.layers.dense({ units, inputShape: [2] });
//       ^^^^^^^^^^^^^^^ unseeded-init (warning)
}
