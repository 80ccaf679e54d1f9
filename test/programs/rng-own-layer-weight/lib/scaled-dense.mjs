import * as tf from '@tensorflow/tfjs';

/** A dense layer with one learned scale. */
export class ScaledDense extends tf.layers.Layer {
  static className = 'ScaledDense';

  constructor(config) {
    super(config);
    this.units = config.units;
  }

  build(inputShape) {
    const size = inputShape.at(-1);
    this.scale = this.addWeight('scale', [1], 'float32', tf.initializers.ones());
    this.kernel = this.addWeight('kernel', [size, this.units], 'float32', tf.initializers.heNormal({})); // <- fault: rng
    this.built = true;
  }

  computeOutputShape(inputShape) {
    return [inputShape[0], this.units];
  }

  call(inputs) {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return x.matMul(this.kernel.read()).mul(this.scale.read());
  }
}

tf.serialization.registerClass(ScaledDense);
