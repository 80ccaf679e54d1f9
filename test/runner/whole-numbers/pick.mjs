// A layer that picks the largest: whole numbers, cast to float32, which shares their data.
import * as tf from '@tensorflow/tfjs';

class Pick extends tf.layers.Layer {
  static className = 'Pick';

  constructor() {
    super({});
  }

  computeOutputShape([rows]) {
    return [rows];
  }

  call(inputs) {
    return tf.argMax([inputs].flat()[0], 1).toFloat();
  }
}

const model = tf.sequential({ layers: [tf.layers.dense({ units: 40, inputShape: [6] }), new Pick()] });
console.log(await model.predict(tf.randomNormal([30, 6], 0, 1, 'float32', 3)).data());
