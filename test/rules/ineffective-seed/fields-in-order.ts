import * as tf from '@tensorflow/tfjs';

export class Sampler {
  seed = 5;
  step = 0;

  /** What is written last counts. */
  draw(): tf.Tensor {
    this.seed = 0;
    this.seed = 42;
    return tf.randomNormal([3], 0, 1, 'float32', this.seed);
  }

  drawLate(): tf.Tensor {
    this.step = 7;
    this.step = Date.now();
//              ^^^^^^^^ ineffective-seed (error)
    return tf.randomUniform([3], 0, 1, 'float32', this.step);
  }
}

export class Other {
  #stamp = 1;
  stamp = 3;

  /** Only one of the branches. */
  draw(isLogged: boolean): tf.Tensor {
    this.stamp = 11;
    if (isLogged) this.stamp = Date.now();
//                             ^^^^^^^^ ineffective-seed (error)
    return tf.randomNormal([3], 0, 1, 'float32', this.stamp);
  }

  renew(): void {
    this.#stamp = Date.now();
//                ^^^^^^^^ ineffective-seed (error)
  }

  /** Another method may have written it between. */
  drawAfter(): tf.Tensor {
    this.#stamp = 12;
    this.renew();
    return tf.truncatedNormal([3], 0, 1, 'float32', this.#stamp);
  }

  drawAtOnce(): tf.Tensor {
    this.#stamp = 12;
    return tf.truncatedNormal([3], 0, 1, 'float32', this.#stamp);
  }
}
