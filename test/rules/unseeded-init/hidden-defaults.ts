import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.conv2d({ filters: 8, kernelSize: 3, inputShape: [28, 28, 1] }));
//        ^^^^^^^^^^^^^^^^ unseeded-init (warning)
model.add(tf.layers.flatten());
model.add(tf.layers.dropout({ rate: 0.5 }));
model.add(tf.layers.batchNormalization());
model.add(tf.layers.dense({ units: 10, kernelInitializer: 'heNormal' }));
//        ^^^^^^^^^^^^^^^ unseeded-init (warning)
model.add(tf.layers.dense({ units: 10, kernelInitializer: tf.initializers.heNormal({}) }));
//                                                        ^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
model.add(tf.layers.dense({ units: 10, kernelInitializer: tf.initializers.heNormal({ seed: 3 }) }));
model.add(tf.layers.dense({ units: 10, kernelInitializer: { className: 'GlorotNormal', config: { seed: 4 } } }));
model.add(tf.layers.dense({ units: 10, kernelInitializer: { className: 'GlorotNormal', config: {} } }));
//        ^^^^^^^^^^^^^^^ unseeded-init (warning)
model.add(tf.layers.dense({ units: 1, kernelInitializer: 'Zeros', useBias: false }));
model.add(tf.layers.lstm({ units: 4, kernelInitializer: tf.initializers.glorotNormal({ seed: 5 }) }));
//        ^^^^^^^^^^^^^^ unseeded-init (warning)
model.add(tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 4 }) }));
//                                         ^^^^^^^^^^^^^^ unseeded-init (warning)
model.add(tf.layers.dense({ units: 2, weights: [tf.zeros([4, 2]), tf.zeros([2])] }));
