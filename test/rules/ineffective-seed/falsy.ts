import * as tf from '@tensorflow/tfjs';

const EMPTY = '';

  tf.randomNormal([2], 0, 1, 'float32', 0);
//^^^^^^^^^^^^^^^ ineffective-seed (error)
  tf.initializers.glorotNormal({ seed: 0 });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed (error)
  tf.initializers.glorotUniform({ seed: 0 });
  tf.data.array([1]).shuffle(2, EMPTY);
//                   ^^^^^^^ ineffective-seed (error)
