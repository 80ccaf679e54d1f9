import * as tf from '@tensorflow/tfjs';
import { createCanvas, loadImage } from 'canvas';
import { Jimp } from 'jimp';
import sharp from 'sharp';

/** What a picture is turned by stays in the picture. */
async function turn(path: string): Promise<tf.Tensor3D> {
  const angle = (Math.random() - 0.5) * 30;
  //             ^^^^^^^^^^^ unseeded-random
  const { data, info } = await sharp(path).rotate(angle).flip(Math.random() > 0.5).raw().toBuffer({ resolveWithObject: true });
  //                                                          ^^^^^^^^^^^ unseeded-random
  return tf.tensor3d(new Uint8Array(data), [info.height, info.width, 3]);
}

async function mirror(path: string): Promise<tf.Tensor3D> {
  const image = await Jimp.read(path);
  image.rotate(Math.random() * 20);
  //           ^^^^^^^^^^^ unseeded-random
  if (Math.random() < 0.5) image.flip({ horizontal: true, vertical: false });
  //  ^^^^^^^^^^^ unseeded-random
  const { data, width, height } = image.bitmap;
  return tf.tensor3d(new Uint8Array(data), [height, width, 4]);
}

async function addNoise(path: string): Promise<tf.Tensor3D> {
  const canvas = createCanvas(64, 64);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(path), Math.random() * 4, 0);
  //                                       ^^^^^^^^^^^ unseeded-random
  const pixels = context.getImageData(0, 0, 64, 64);
  for (let i = 0; i < pixels.data.length; i += 4) pixels.data[i] = (pixels.data[i] ?? 0) + Math.random() * 10;
  //                                                                                       ^^^^^^^^^^^ unseeded-random
  context.putImageData(pixels, 0, 0);
  return tf.browser.fromPixels(canvas as never);
}

/** A picture that nobody learns from. */
export async function decorate(path: string): Promise<void> {
  await sharp(path).rotate(Math.random() * 360).toFile('turned.png');
  const badge = await Jimp.read(path);
  badge.blur(Math.round(Math.random() * 3));
  await badge.write('badge.png');
}

export async function train(model: tf.LayersModel): Promise<void> {
  const xs = tf.stack([await turn('a.png'), await mirror('b.png'), await addNoise('c.png')]);
  await model.fit(xs, tf.zeros([3, 2]), { shuffle: false });
}
