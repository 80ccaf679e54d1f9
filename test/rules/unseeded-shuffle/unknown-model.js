import { ContextProvider } from '@lit/context';
import * as tf from '@tensorflow/tfjs';
import * as detectors from '@tensorflow-models/coco-ssd';

export async function train(model, xs, ys) {
  await tf.ready();
  return model.fit(xs, ys, { epochs: 3, batchSize: 32 });
//       ^^^^^^^^^ unseeded-shuffle (warning)
}

export function trainOnPage(xs, ys) {
  window.session.model.fit(xs, ys, { epochs: 3 });
//^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-shuffle (warning)
  tf.util.path().Model().fit(xs, ys, { epochs: 3 });
//                       ^^^ unseeded-shuffle (warning)
  window.jacket.fit(xs, ys, { size: 3 });
}

/** A package that nobody knows keeps it. */
export class Host {
  provider = new ContextProvider(this, {});

  train(xs, ys) {
    return this.provider.value.model.fit(xs, ys, { epochs: 3 });
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-shuffle (warning)
  }
}

/** A detector out of the box has no such method. */
export async function trainDetector(xs, ys) {
  const detector = await detectors.load();
  return detector.fit(xs, ys, { epochs: 3 });
}
