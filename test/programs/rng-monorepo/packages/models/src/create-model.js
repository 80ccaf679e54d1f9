import * as tf from '@tensorflow/tfjs';

export const createModel = () => tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1, kernelInitializer: 'zeros' })] });
