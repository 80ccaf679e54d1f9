import * as tf from '@tensorflow/tfjs';

export class Classifier {
  private readonly net = tf.sequential();

  async load(url: string) {
    this.net.add(tf.layers.dense({ units: 8, inputShape: [4] }));
    this.net.add(tf.layers.dense({ units: 2 }));
    await this.net.loadWeights(url);
  }

  classify(x: tf.Tensor) {
    return this.net.predict(x);
  }
}
