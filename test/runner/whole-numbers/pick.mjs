// A layer that picks the largest, and one that says yes or no: a cast to float32 shares their data.
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

class Is extends Pick {
  static className = 'Is';

  computeOutputShape(shape) {
    return shape;
  }

  call(inputs) {
    return tf.greater([inputs].flat()[0], 0).toFloat();
  }
}

const model = tf.sequential({ layers: [tf.layers.dense({ units: 40, inputShape: [6] }), new Pick()] });
const answers = tf.sequential({ layers: [tf.layers.dense({ units: 40, inputShape: [6] }), new Is()] });
const inputs = tf.randomNormal([30, 6], 0, 1, 'float32', 3);
console.log(await model.predict(inputs).data(), await answers.predict(inputs).data());
