import { randomNormal, randomUniform, truncatedNormal, multinomial } from '@tensorflow/tfjs-core';

  randomNormal([2]);
//^^^^^^^^^^^^ unseeded-tensor (warning)
  randomUniform([2], 0, 1, 'float32', 0);
  truncatedNormal([2], 0, 1, 'float32', 9);
  multinomial([0.5, 0.5], 3, null);
//^^^^^^^^^^^ unseeded-tensor (warning)
