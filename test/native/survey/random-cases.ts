import type { Tensor2D } from '@tensorflow/tfjs';
import type { KernelCase, TensorFlow } from './kernel-case';

function even(tf: TensorFlow): Tensor2D {
  return tf.zeros([4, 10]);
}

/** What draws: seeded it must not differ, unseeded it must (and shows that the survey sees a difference). */
export const RANDOM_CASES: readonly KernelCase[] = [
  { name: 'multinomial seeded', prepare: (tf) => {
    const logits = even(tf);
    return () => tf.multinomial(logits, 100, 7);
  } },
  { name: 'multinomial unseeded', isRandom: true, prepare: (tf) => {
    const logits = even(tf);
    return () => tf.multinomial(logits, 100);
  } },
  { name: 'randomNormal seeded', prepare: (tf) => () => tf.randomNormal([1000], 0, 1, 'float32', 7) },
  { name: 'randomNormal unseeded', isRandom: true, prepare: (tf) => () => tf.randomNormal([1000]) },
  { name: 'dropout seeded', prepare: (tf) => {
    const x = tf.ones([1000]);
    return () => tf.dropout(x, 0.5, undefined, 7);
  } },
];
