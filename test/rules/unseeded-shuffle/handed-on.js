import * as tf from '@tensorflow/tfjs';

/** Nobody here ever sets `shuffle`: then `fit` shuffles. */
export async function train(model, xs, ys, options) {
  const { epochs, shuffle } = options;
  await model.fit(xs, ys, { epochs, shuffle });
//      ^^^^^^^^^ unseeded-shuffle (warning)
}

export class Trainer {
  constructor(options) {
    this.options = { epochs: 3, ...options };
    this.model = tf.sequential();
  }

  train(xs, ys) {
    return this.model.fit(xs, ys, { epochs: this.options.epochs, shuffle: this.options.shuffle });
//         ^^^^^^^^^^^^^^^^^^ unseeded-shuffle (warning)
  }
}
