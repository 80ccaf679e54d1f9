import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
// A time of Node's own start, which no pin reaches.
const x = tf.tensor1d([performance.nodeTiming.loopStart, performance.nodeTiming.bootstrapComplete]);
console.log(x.sum().dataSync()[0]);
