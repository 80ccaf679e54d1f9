import * as tf from '@tensorflow/tfjs';

interface Options {
  readonly units: number;
  readonly dropout?: number;
  readonly rate?: number;
}

// Nobody is seen to make one of these, and without an option they drop nothing.
export class Attention extends tf.layers.Layer {
  private readonly dropout: number;
  private readonly rate: number;
  constructor(options: Options) {
    super({});
    this.dropout = options.dropout || 0;
    this.rate = options.rate || 0.1;
  }
  override call(x: tf.Tensor): tf.Tensor {
    const kept = tf.dropout(x, this.dropout);
//               ^^^^^^^^^^ unseeded-dropout (review)
    return tf.dropout(kept, this.rate);
//         ^^^^^^^^^^ unseeded-dropout (warning)
  }
}

export function block({ units, dropout = 0 }: Options): tf.LayersModel {
  return tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [4] }), tf.layers.dropout({ rate: dropout })] });
//                                                                             ^^^^^^^^^^^^^^^^^ unseeded-dropout (review)
}

export function trained(options: Options, isTraining: boolean): tf.LayersModel {
  const { dropout } = options;
  const model = tf.sequential({ layers: [tf.layers.dropout({ rate: isTraining ? dropout! : 0, inputShape: [4] })] });
//                                       ^^^^^^^^^^^^^^^^^ unseeded-dropout (warning)
  void model.fitDataset(null as never, { epochs: 1 });
  return model;
}
