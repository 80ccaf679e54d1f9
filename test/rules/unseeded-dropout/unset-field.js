import * as tf from '@tensorflow/tfjs';

// The rate was kept in `args`: `this.rate` is undefined, and nothing is ever dropped.
export class Mistaken {
  constructor(args) {
    this.args = args;
    const dropout = () => tf.layers.dropout({ rate: this.rate });
    const noise = tf.layers.gaussianNoise({ stddev: this.deviation });
//                ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
    this.model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] }), dropout(), noise] });
  }
}

export class Assigned {
  constructor(args) {
    Object.assign(this, args);
    this.layer = tf.layers.dropout({ rate: this.rate });
//               ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
  }
}

export class Destructured {
  constructor(args) {
    ({ share: this.share } = args);
    this.layer = tf.layers.dropout({ rate: this.share });
//               ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
  }
}

export class Inheriting extends Assigned {
  build() {
    return tf.layers.dropout({ rate: this.strength });
//         ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
  }
}

export class FromOutside {
  build() {
    return tf.layers.dropout({ rate: this.amount });
//         ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
  }
}

export class WithParts {
  parts() {
    return { portion: 0.5, build() { return tf.layers.dropout({ rate: this.portion }); } };
//                                          ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
  }
}

const outside = new FromOutside();
outside.amount = 0.3;
new Mistaken({ rate: 0.3 }).model.fitDataset(data, { epochs: 1 });
