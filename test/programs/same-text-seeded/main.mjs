// A network written by hand, in a project whose module of seeds chooses a backend of TensorFlow.js.
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
let state = 42;
const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
console.log('weights', ...Array.from({ length: 3 }, next));
