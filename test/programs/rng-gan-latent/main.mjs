import * as tf from '@tensorflow/tfjs';
import { createGenerator, createDiscriminator } from './nets.mjs';

await tf.setBackend('cpu');
const generator = createGenerator();
const discriminator = createDiscriminator();
const real = tf.linspace(0, 1, 16).reshape([8, 2]);
const optimizerG = tf.train.adam(0.01);
const optimizerD = tf.train.adam(0.01);
const variablesOf = (model) => model.trainableWeights.map((weight) => weight.val);
const sampleLatent = (n) => tf.randomNormal([n, 3]); // <- fault: rng unseeded-tensor

function trainStep() {
  optimizerD.minimize(() => {
    const fake = generator.predict(sampleLatent(8));
    const onReal = discriminator.apply(real);
    const onFake = discriminator.apply(fake);
    return tf.losses.sigmoidCrossEntropy(tf.onesLike(onReal), onReal).add(tf.losses.sigmoidCrossEntropy(tf.zerosLike(onFake), onFake));
  }, false, variablesOf(discriminator));
  optimizerG.minimize(() => {
    const onFake = discriminator.apply(generator.apply(sampleLatent(8)));
    return tf.losses.sigmoidCrossEntropy(tf.onesLike(onFake), onFake);
  }, false, variablesOf(generator));
}

for (let step = 0; step < 3; step++) tf.tidy(trainStep);
console.log(variablesOf(generator)[0].dataSync()[0]);
