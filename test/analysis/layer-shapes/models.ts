import * as tf from '@tensorflow/tfjs';

const SIDE = 28;

/** Models whose shapes follow from the text. The test builds them with the library, and reads them as text. */
export function makeModels(): tf.Sequential[] {
  const digits = tf.sequential();
  digits.add(tf.layers.conv2d({ inputShape: [SIDE, SIDE, 1], filters: 8, kernelSize: 5, strides: 2 }));
  digits.add(tf.layers.maxPooling2d({ poolSize: [3, 2], strides: [1, 2] }));
  digits.add(tf.layers.conv2d({ filters: 12, kernelSize: [3, 1], padding: 'same', strides: [2, 1] }));
  digits.add(tf.layers.batchNormalization());
  digits.add(tf.layers.averagePooling2d({ poolSize: 2, padding: 'same' }));
  digits.add(tf.layers.flatten());
  digits.add(tf.layers.dense({ units: 4 * 32 }));
  digits.add(tf.layers.reshape({ targetShape: [16, 8] }));
  digits.add(tf.layers.dense({ units: 10 }));
  digits.add(tf.layers.dropout({ rate: 0.1 }));

  const signals = tf.sequential({
    layers: [
      tf.layers.conv1d({ batchInputShape: [null, 100, 3], filters: 6, kernelSize: 7 }),
      tf.layers.maxPooling1d({}),
      tf.layers.conv1d({ filters: 9, kernelSize: [4], strides: 3, padding: 'same' }),
      tf.layers.globalMaxPooling1d(),
      tf.layers.activation({ activation: 'relu' }),
      tf.layers.dense({ units: 2 }),
    ],
  });

  const texts = tf.sequential();
  texts.add(tf.layers.embedding({ inputDim: 50, outputDim: 16, inputLength: 20 }));
  texts.add(tf.layers.dense({ units: 5 }));
  texts.add(tf.layers.globalAveragePooling1d());
  texts.add(tf.layers.dense({ units: 1 }));

  const open = tf.sequential({ layers: [tf.layers.dense({ inputShape: [null, 12], units: 7 }), tf.layers.dense({ units: 3 }), tf.layers.reshape({ targetShape: [-1, 6] }), tf.layers.activation({ activation: 'relu' })] });
  return [digits, signals, texts, open];
}
