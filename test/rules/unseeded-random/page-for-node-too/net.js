class Net {
  constructor(inputs) {
    this.weights = Array.from({ length: inputs }, () => dice());
  }

  feedForward(inputs) {
    return Math.tanh(inputs.reduce((sum, input, index) => sum + input * this.weights[index], 0));
  }
}

document.body.style.background = colour();
new Net(3).feedForward([1, 2, 3]);

typeof module === 'object' && (module.exports = Net);
