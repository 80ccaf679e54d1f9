class Network {
  constructor(inputs, hidden) {
    this.weights_ih = new Matrix(hidden, inputs);
    this.weights_ih.randomize();
    this.bias_h = new Matrix(hidden, 1);
  }

  predict(inputs) {
    return Matrix.multiply(this.weights_ih, inputs).map((value) => 1 / (1 + Math.exp(-value)));
  }

  train(inputs, targets) {
    const output = this.predict(inputs);
    const change = Matrix.multiply(output, targets);
    this.weights_ih = Matrix.multiply(this.weights_ih, change);
  }

  mutate(change) {
    this.weights_ih.map(change);
  }
}
