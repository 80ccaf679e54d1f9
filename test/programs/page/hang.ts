import * as tf from '@tensorflow/tfjs';

console.log('on', tf.getBackend());
for (;;) Math.sqrt(2);
