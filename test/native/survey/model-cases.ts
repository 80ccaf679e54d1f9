import type { LayersModel } from '@tensorflow/tfjs';
import { images, indices, matrix, type Tensor, type TensorFlow, type TrainingCase } from './kernel-case';

const QUIET = { verbose: 0 };

/** Every weight set from a seed, so that only kernels can make two trainings differ. */
function seedWeights(tf: TensorFlow, model: LayersModel): void {
  model.setWeights(model.getWeights().map((weight, index) => tf.tidy(() => tf.randomUniform(weight.shape, -0.3, 0.3, 'float32', index + 1))));
}

/** Trains from fixed weights on fixed data in fixed order, and gives the final weights. */
function training(name: string, build: (tf: TensorFlow) => { readonly model: LayersModel; readonly x: Tensor; readonly batchSize: number }): TrainingCase {
  return {
    name: `training: ${name}`,
    train: async (tf) => {
      const { model, x, batchSize } = build(tf);
      const [output] = model.outputs;
      const [rows = 0] = x.shape as readonly number[];
      const y = tf.randomUniform([rows, ...(output?.shape.slice(1) ?? []).map((size) => size ?? 1)], -1, 1, 'float32', 99);
      seedWeights(tf, model);
      model.compile({ loss: 'meanSquaredError', optimizer: tf.train.adam(0.01) });
      await model.fit(x, y, { epochs: 1, batchSize, shuffle: false, ...QUIET });
      const weights = model.getWeights().map((weight) => tf.clone(weight));
      model.dispose();
      tf.dispose([x, y]);
      return weights;
    },
  };
}

/** The benchmark's kinds of models, small; each is trained anew in every call. */
export const MODEL_CASES: readonly TrainingCase[] = [
  training('dense', (tf) => ({
    model: tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [32], activation: 'relu' }), tf.layers.dense({ units: 4 })] }),
    x: matrix(tf, 256, 32, 7),
    batchSize: 32,
  })),
  training('dense, 4096 rows a batch', (tf) => ({
    model: tf.sequential({ layers: [tf.layers.dense({ units: 32, inputShape: [32], activation: 'relu' }), tf.layers.dense({ units: 32 })] }),
    x: matrix(tf, 8192, 32, 7),
    batchSize: 4096,
  })),
  training('convolutions, 3136 to dense 128', (tf) => ({
    model: tf.sequential({
      layers: [
        tf.layers.conv2d({ filters: 16, kernelSize: 3, padding: 'same', activation: 'relu', inputShape: [28, 28, 1] }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 128, activation: 'relu' }),
        tf.layers.dense({ units: 10 }),
      ],
    }),
    x: images(tf, [64, 28, 28, 1], 7),
    batchSize: 32,
  })),
  training('depthwise and batch normalization', (tf) => ({
    model: tf.sequential({
      layers: [tf.layers.separableConv2d({ filters: 8, kernelSize: 3, inputShape: [16, 16, 3] }), tf.layers.batchNormalization(), tf.layers.flatten(), tf.layers.dense({ units: 2 })],
    }),
    x: images(tf, [64, 16, 16, 3], 7),
    batchSize: 32,
  })),
  training('lstm', (tf) => ({
    model: tf.sequential({ layers: [tf.layers.lstm({ units: 32, inputShape: [12, 8] }), tf.layers.dense({ units: 1 })] }),
    x: tf.reshape(matrix(tf, 64, 96, 7), [64, 12, 8]),
    batchSize: 32,
  })),
  training('embedding', (tf) => ({
    model: tf.sequential({
      layers: [tf.layers.embedding({ inputDim: 50, outputDim: 16, inputLength: 32 }), tf.layers.globalAveragePooling1d({}), tf.layers.dense({ units: 1 })],
    }),
    x: indices(tf, 128 * 32, 50, 7).reshape([128, 32]),
    batchSize: 32,
  })),
];
