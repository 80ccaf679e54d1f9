  import * as tf from '@tensorflow/tfjs';
//^^^^^^ unpinned-backend (review)

const model = tf.sequential();
model.fitDataset(data, { epochs: 1 });
