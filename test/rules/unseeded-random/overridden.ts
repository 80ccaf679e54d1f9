import * as tf from '@tensorflow/tfjs';

export class Line {
  protected readonly slope = tf.variable(tf.scalar(1));
  private readonly optimizer = tf.train.sgd(0.1);

  predict(x: tf.Tensor1D): tf.Tensor {
    return x.mul(this.slope);
  }

  train(x: tf.Tensor1D, y: tf.Tensor1D): void {
    this.optimizer.minimize(() => this.predict(x).sub(y).square().mean().asScalar());
  }
}

export class Parabola extends Line {
  private readonly bend = Math.random();
  //                      ^^^^^^^^^^^ unseeded-random (warning)
  private readonly hue = Math.random();

  override predict(x: tf.Tensor1D): tf.Tensor {
    return x.square().mul(this.bend).add(x.mul(this.slope));
  }

  async draw(context: CanvasRenderingContext2D): Promise<void> {
    const places = await this.predict(tf.tensor1d([0, 1, 2])).data();
    places.forEach((y, x) => context.fillRect(x, y, this.hue, 1));
  }
}
