import * as tf from '@tensorflow/tfjs';

/** Rates the weights that clients send: its model has none of its own. */
export class Quality {
  model: tf.Sequential | undefined;

  build(units: number[]) {
    const layers = units.map((each) => tf.layers.dense({ units: each, inputShape: [4] }));
    this.model = tf.sequential({ layers });
  }

  rate(sent: Record<string, { data: number[]; shape: number[] }[]>, rows: tf.Tensor) {
    const byLayer = Object.entries(sent).reduce((all: Record<string, tf.Tensor[]>, [name, weights]) => {
      all[name] = weights.map(({ data, shape }) => tf.tensor(data, shape));
      return all;
    }, {});
    const layers = this.model!.layers;
    for (let i = 0; i < layers.length; i++) {
      const layer = layers[i]!;
      const weights = byLayer[`layer_${i}`];
      if (weights) layer.setWeights(weights);
    }
    return this.model!.predict(rows);
  }
}

/** What is set is where training starts for the layers that the other model has. */
export class Trainer {
  model: tf.Sequential | undefined;

  build(units: number[]) {
    const layers = units.map((each) => tf.layers.dense({ units: each, inputShape: [4] }));
    //                                 ^^^^^^^^^^^^^^^ unseeded-init
    this.model = tf.sequential({ layers });
  }

  async go(sent: Record<string, tf.Tensor[]>, rows: tf.Tensor) {
    for (const layer of this.model!.layers) {
      if (sent[layer.name]) layer.setWeights(sent[layer.name]!);
    }
    await this.model!.fit(rows, rows, { shuffle: false });
  }
}
