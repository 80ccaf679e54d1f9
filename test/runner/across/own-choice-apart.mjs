import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
// A name that Node makes up in its own code, which no pin reaches.
const name = URL.createObjectURL(new Blob(['x'])).replace(/[^0-9a-f]/g, '');
const x = tf.tensor1d([Number.parseInt(name.slice(-6), 16)]);
console.log(x.sum().dataSync()[0]);
