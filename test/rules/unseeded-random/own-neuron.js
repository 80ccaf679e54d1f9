/** The fields of a unit of a network, whatever computes with them elsewhere. */
function Neuron() {
  this.xw = Math.random();
  //        ^^^^^^^^^^^ unseeded-random
  this.bias = Math.random();
  //          ^^^^^^^^^^^ unseeded-random
  this.x = Math.random() * 100;

  this.output = function (x) {
    return this.xw * x + this.bias;
  };
}

class Star {
  constructor() {
    this.xw = Math.random();
    this.bias = Math.random();
  }
}

export { Neuron, Star };
