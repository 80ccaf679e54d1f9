class Brain {
  constructor(model) {
    this.model = model ?? tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [4] })] });
  }

  copy() {
    return new Brain(this.model);
  }

  change(how) {
    const [kernel] = this.model.getWeights();
    this.model.setWeights([tf.tensor(kernel.dataSync().map((weight) => how(weight)), kernel.shape)]);
  }
}

function nudge(weight) {
  return Math.random() < 0.1 ? weight + 1 : weight;
//       ^^^^^^^^^^^^^ unseeded-random (warning)
}
