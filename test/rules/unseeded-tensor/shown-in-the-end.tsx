import * as tf from '@tensorflow/tfjs';
import { useEffect, useState } from 'react';

/** A picture of noise, and the same turned around. */
export function useNoise(canvas: HTMLCanvasElement, isTurned: boolean): void {
  const [noise, setNoise] = useState<tf.Tensor2D>();
  useEffect(() => {
    setNoise(tf.tidy(() => tf.randomUniform<tf.Rank.R2>([8, 8])));
    //                     ^^^^^^^^^^^^^^^^ unseeded-tensor (review)
  }, []);
  useEffect(() => {
    if (noise !== undefined) void tf.browser.toPixels(isTurned ? noise.transpose<tf.Tensor2D>() : noise, canvas);
  }, [noise, isTurned]);
}

/** How fast is this machine? */
export async function measure(): Promise<number> {
  const { kernelMs } = await tf.time(() => {
    tf.tidy(() => {
      const a = tf.randomNormal([2000, 200]);
      //        ^^^^^^^^^^^^^^^ unseeded-tensor (review)
      a.matMul(a, false, true);
    });
  });
  return Number(kernelMs);
}

/** Shown as well, but learned from. */
export async function learn(model: tf.LayersModel, canvas: HTMLCanvasElement): Promise<void> {
  const noise = tf.randomNormal<tf.Rank.R2>([8, 8]);
  //            ^^^^^^^^^^^^^^^ unseeded-tensor
  await tf.browser.toPixels(noise, canvas);
  await model.fit(noise, noise, { shuffle: false });
}
