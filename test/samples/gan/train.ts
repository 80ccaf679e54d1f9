// Learns to draw points on a ring: generator against discriminator, with a training loop of our own.
import * as tf from '@tensorflow/tfjs';
import { Discriminator, LATENT_DIM, buildGenerator } from './networks';

const STEPS = 60;
const BATCH = 32;

function realPoints(count: number): tf.Tensor2D {
  const points = Array.from({ length: count }, () => {
    const angle = Math.random() * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle)];
  });
  return tf.tensor2d(points);
}

async function main() {
  const generator = buildGenerator();
  const discriminator = new Discriminator();
  const generatorOptimizer = tf.train.adam(0.01, 0.5);
  const discriminatorOptimizer = tf.train.adam(0.01, 0.5);
  const generatorWeights = generator.trainableWeights.map((weight) => weight.read() as tf.Variable);

  for (let step = 1; step <= STEPS; step++) {
    const discriminatorLoss = discriminatorOptimizer.minimize(
      () => {
        const fake = generator.predict(tf.randomNormal([BATCH, LATENT_DIM])) as tf.Tensor2D;
        const real = discriminator.score(realPoints(BATCH));
        const realLoss = tf.losses.sigmoidCrossEntropy(tf.onesLike(real), real);
        const fakeScore = discriminator.score(fake);
        return realLoss.add(tf.losses.sigmoidCrossEntropy(tf.zerosLike(fakeScore), fakeScore)) as tf.Scalar;
      },
      true,
      discriminator.weights,
    );

    const generatorLoss = generatorOptimizer.minimize(
      () => {
        const fake = generator.apply(tf.randomNormal([BATCH, LATENT_DIM]), { training: true }) as tf.Tensor2D;
        const score = discriminator.score(fake);
        return tf.losses.sigmoidCrossEntropy(tf.onesLike(score), score) as tf.Scalar;
      },
      true,
      generatorWeights,
    );

    if (step % 20 === 0) {
      const [d] = await discriminatorLoss!.data();
      const [g] = await generatorLoss!.data();
      console.log(`step ${step}: discriminator ${d.toFixed(4)}, generator ${g.toFixed(4)}`);
    }
  }

  const drawn = generator.predict(tf.randomNormal([5, LATENT_DIM])) as tf.Tensor2D;
  console.log(drawn.arraySync().map(([x, y]) => Math.hypot(x, y).toFixed(3)).join(' '));
}

main();
