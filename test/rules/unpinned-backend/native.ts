import * as tf from '@tensorflow/tfjs-node';

const model = tf.sequential();
model.fitDataset(data, { epochs: 1 });
