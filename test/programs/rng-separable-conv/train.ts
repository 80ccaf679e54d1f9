import * as tf from '@tensorflow/tfjs';

function build(): tf.Sequential {
  const model = tf.sequential();
  model.add(
    tf.layers.separableConv2d({ // <- fault: rng unseeded-init
      inputShape: [6, 6, 2],
      filters: 3,
      kernelSize: 3,
      pointwiseInitializer: 'ones',
      depthwiseConstraint: undefined,
    }),
  );
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: 77 }) }));
  return model;
}

async function main(): Promise<void> {
  await tf.setBackend('cpu');
  const model = build();
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const x = tf.linspace(-1, 1, 4 * 72).reshape([4, 6, 6, 2]);
  const y = tf.tensor2d([[0], [1], [0], [1]]);
  await model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 });
}

void main();
