const tf = require('@tensorflow/tfjs-node');

exports.weighted = tf.bincount(tf.tensor1d([0, 1, 1], 'int32'), tf.tensor1d([0.1, 0.2, 0.3]), 3);
