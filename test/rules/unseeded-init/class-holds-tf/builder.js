import * as tf from '@tensorflow/tfjs';

class Builder {
  constructor(engine) {
    this.engine = engine;
  }

  build() {
    return this.engine.layers.dense({ units: 1 });
//         ^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init
  }
}

new Builder(tf).build();
