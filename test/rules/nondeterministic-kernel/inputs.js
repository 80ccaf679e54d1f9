const tf = require('@tensorflow/tfjs-node');
const engine = process.argv.includes('--gpu') ? require('@tensorflow/tfjs-node-gpu') : tf;

exports.unique = tf.scatterND(tf.tensor2d([[0], [1], [2]], [3, 1], 'int32'), tf.tensor1d([1, 2, 3]), [4]);
exports.twice = engine.scatterND(tf.tensor2d([[0], [0], [2]], [3, 1], 'int32'), tf.tensor1d([1, 2, 3]), [4]);
//              ^^^^^^^^^^^^^^^^ nondeterministic-kernel (review)
exports.counted = tf.bincount(tf.tensor1d([0, 1, 1], 'int32'), [], 3);
exports.whole = tf.bincount(tf.tensor1d([0, 1, 1], 'int32'), tf.ones([3]), 3);
exports.weighted = tf.bincount(tf.tensor1d([0, 1, 1], 'int32'), tf.tensor1d([0.1, 0.2, 0.3]), 3);
//                 ^^^^^^^^^^^ nondeterministic-kernel (warning)
exports.open = (weights) => tf.bincount(tf.tensor1d([0, 1, 1], 'int32'), weights, 3);
//                          ^^^^^^^^^^^ nondeterministic-kernel (review)
