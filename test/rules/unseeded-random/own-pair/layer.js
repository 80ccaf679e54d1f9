/** Weights beside biases are those of a network, whatever its functions are called. */
export class Layer {
  constructor(inputs) {
    this.weights = Array.from({ length: inputs }, () => Math.random());
    //                                                  ^^^^^^^^^^^ unseeded-random
    this.biases = [];
    this.name = `layer ${Math.random()}`;
  }
}
