const tf = require('@tensorflow/tfjs');

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
void model.fit(tf.ones([1, 1]), tf.ones([1, 1]), { epochs: 2, shuffle: false });
