import * as tf from '@tensorflow/tfjs';

const tag = (): string => 'abcdef'.charAt(Math.floor(Math.random() * 6));

export class Scale extends tf.layers.Layer {
  private factor: tf.LayerVariable | undefined;
  override build(): void {
    this.factor = this.addWeight(`factor-${tag()}`, [1], 'float32', tf.initializers.ones());
  }
  override call(x: tf.Tensor): tf.Tensor {
    return x.mul(this.factor!.read());
  }
}

export const bias = tf.variable(tf.zeros([1]), true, `bias-${tag()}`);
export const start = tf.variable(tf.scalar(Math.random()), true, 'start');
//                                         ^^^^^^^^^^^^^ unseeded-random (warning)
