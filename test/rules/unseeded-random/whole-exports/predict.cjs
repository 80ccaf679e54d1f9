const tf = require('@tensorflow/tfjs');
const choose = require('./pick.cjs');
const colour = require('./colour.cjs');

exports.example = tf.scalar(choose([1, 2, 3]));
exports.paint = (context) => (context.fillStyle = colour());
