import * as tf from '@tensorflow/tfjs';

/** Changing the pixels changes the image that they were taken of. */
function addNoise(image: ImageData): ImageData {
  const pixels = image.data;
  for (let index = 0; index < pixels.length; index++) pixels[index] = (pixels[index] ?? 0) + Math.random();
  //                                                                                         ^^^^^^^^^^^ unseeded-random
  return image;
}

export function toExample(image: ImageData): tf.Tensor {
  return tf.browser.fromPixels(addNoise(image));
}
