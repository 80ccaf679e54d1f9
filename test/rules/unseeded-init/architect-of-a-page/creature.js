function Creature() {
  this.network = new Architect.Perceptron(4, 6, 2);
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-init
}

Creature.prototype.learn = function (input, target) {
  this.network.activate(input);
  this.network.propagate(0.3, target);
};
