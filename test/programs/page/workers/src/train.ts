import * as tf from '@tensorflow/tfjs';
import { build } from './model';

interface Order {
  readonly steps: number;
  readonly values: Float32Array;
}

self.addEventListener('message', (event: MessageEvent<Order>) => {
  void train(event.data);
});

async function train({ steps, values }: Order): Promise<void> {
  const model = build();
  const xs = tf.tensor2d(values, [values.length, 1]);
  for (let step = 1; step <= steps; step++) {
    const loss = await model.trainOnBatch(xs, xs);
    self.postMessage({ step, loss });
  }
}
