const tf = require('@tensorflow/tfjs');

/** What a page offers; what is chosen there comes back as one object. */
const OFFERED = { units: 10, kernelInitializer: 'glorotUniform' };

function layerOf(node) {
  switch (node.type) {
    case 'dense':
      return tf.layers.dense(node.settings);
      //     ^^^^^^^^^^^^^^^ unseeded-init
    default:
      return tf.layers.conv2d(node.settings);
      //     ^^^^^^^^^^^^^^^^ unseeded-init
  }
}

function build(socket) {
  const model = tf.sequential();
  socket.on('layers', (nodes) => {
    for (const node of nodes) model.add(layerOf(node));
    model.fit(tf.zeros([9, 4]), tf.zeros([9, 1]), { shuffle: false });
  });
}

module.exports = { OFFERED, build };
