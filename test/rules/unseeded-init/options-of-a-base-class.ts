import * as tf from '@tensorflow/tfjs';

interface Settings {
  readonly options: object;
}

// What subclasses hand to `super` decides.
class Estimator {
  options: object;
  constructor({ options }: Settings) {
    this.options = options;
  }
  async train(xs: tf.Tensor, ys: tf.Tensor): Promise<void> {
    const model = tf.sequential();
    model.add(tf.layers.dense({ inputShape: [2], units: 1, ...this.options }));
//            ^^^^^^^^^^^^^^^ unseeded-init (warning)
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.fit(xs, ys);
  }
}

export class Line extends Estimator {
  constructor({ bias = true } = {}) {
    super({ options: { useBias: bias } });
  }
}

export class Curve extends Estimator {
  constructor() {
    super({ options: { kernelInitializer: tf.initializers.zeros() } });
  }
}

class Seeded {
  options: object;
  constructor({ options }: Settings) {
    this.options = options;
  }
  make(): tf.layers.Layer {
    return tf.layers.dense({ units: 1, ...this.options });
  }
}

export class SeededLine extends Seeded {
  constructor() {
    super({ options: { kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) } });
  }
}

// Some callers are known, others are not: one that leaves the initializer out is enough.
function layerOf(options?: object): tf.layers.Layer {
  return tf.layers.dense({ units: 2, ...options });
//       ^^^^^^^^^^^^^^^ unseeded-init (warning)
}
export const handed = [{}].map((each) => layerOf(JSON.parse(localStorage.getItem('options') ?? '') ?? each));
export const plain = layerOf({ useBias: false });
