import * as tf from '@tensorflow/tfjs';

interface Options { readonly filters: number; readonly rate: number }

class Classifier {
  readonly model: tf.LayersModel;

  constructor({ filters, rate }: Options) {
    const input = tf.input({ shape: [8, 2] });
    let net = tf.layers.conv1d({ filters, kernelSize: 3, kernelInitializer: tf.initializers.heNormal({ seed: 5 }) }).apply(input) as tf.SymbolicTensor;
    net = tf.layers.spatialDropout1d({ rate }).apply(net) as tf.SymbolicTensor; // <- fault: rng unseeded-dropout
    net = tf.layers.globalMaxPooling1d().apply(net) as tf.SymbolicTensor;
    const output = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: 6 }) }).apply(net) as tf.SymbolicTensor;
    this.model = tf.model({ inputs: input, outputs: output });
  }

  async train(x: tf.Tensor, y: tf.Tensor): Promise<void> {
    this.model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await this.model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 });
  }
}

await tf.setBackend('cpu');
const classifier = new Classifier({ filters: 4, rate: 0.4 });
await classifier.train(tf.linspace(-1, 1, 8 * 16).reshape([8, 8, 2]), tf.linspace(0, 1, 8).reshape([8, 1]));
export {};
