import * as tf from '@tensorflow/tfjs';
import { useRef } from 'react';

export function Trainer({ xs, ys }: { xs: tf.Tensor; ys: tf.Tensor }) {
  const modelRef = useRef(tf.sequential());
  const lateRef = useRef<tf.LayersModel>(null);
  async function train(epochs: number) {
    const model = modelRef.current;
    await model.fit(xs, ys, { epochs, shuffle: true });
//        ^^^^^^^^^ unseeded-shuffle (warning)
    await lateRef.current?.fit(xs, ys, { epochs });
//        ^^^^^^^^^^^^^^^^^^^^ unseeded-shuffle (warning)
  }
  return <button onClick={() => train(3)}>train</button>;
}
