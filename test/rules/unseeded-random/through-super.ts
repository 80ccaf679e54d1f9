import * as tf from '@tensorflow/tfjs';

class Noise {
  readonly tensor: tf.Tensor;
  constructor(values: number[]) {
    this.tensor = tf.tensor1d(values);
  }
}

export class ShortNoise extends Noise {
  constructor() {
    super([Math.random()]);
//         ^^^^^^^^^^^^^ unseeded-random (warning)
  }
}

class Badge {
  constructor(readonly hue: number) {}
  show(): void {
    document.title = `${this.hue}`;
  }
}

export class RandomBadge extends Badge {
  constructor() {
    super(Math.random());
  }
}
