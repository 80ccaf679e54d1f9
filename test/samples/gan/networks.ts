import * as tf from '@tensorflow/tfjs';

export const LATENT_DIM = 4;

export function buildGenerator(): tf.LayersModel {
  const latent = tf.input({ shape: [LATENT_DIM] });
  const hidden = tf.layers.dense({ units: 16, activation: 'relu' }).apply(latent);
  const point = tf.layers.dense({ units: 2 }).apply(hidden) as tf.SymbolicTensor;
  return tf.model({ inputs: latent, outputs: point, name: 'generator' });
}

/** A discriminator written with plain variables, as in the paper's appendix. */
export class Discriminator {
  private readonly w1 = tf.variable(tf.randomNormal([2, 16], 0, 0.5));
  private readonly b1 = tf.variable(tf.zeros([16]));
  private readonly w2 = tf.variable(tf.truncatedNormal([16, 1], 0, 0.5));
  private readonly b2 = tf.variable(tf.zeros([1]));

  get weights(): tf.Variable[] {
    return [this.w1, this.b1, this.w2, this.b2];
  }

  /** Logits: positive for what looks real. */
  score(points: tf.Tensor2D): tf.Tensor2D {
    return points.matMul(this.w1).add(this.b1).leakyRelu(0.2).matMul(this.w2).add(this.b2) as tf.Tensor2D;
  }
}
