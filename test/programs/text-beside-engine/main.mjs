// TensorFlow.js is loaded, and nothing is computed with it.
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const weights = Array.from({ length: 3 }, () => Math.random()); // <- fault: rng unseeded-random
console.log('weights', ...weights);
