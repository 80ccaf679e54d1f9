class GeneticAlgorithm {
  constructor() {
    this.mutationRate = 0.1;
  }

  best() {
    return [...this.population].sort((one, other) => this.fitness(other) - this.fitness(one))[0];
  }
}

class Ball {
  constructor({ radius }) {
    this.radius = radius;
  }

  encode() {
    return this.radius.toString(2);
  }
}

/** The population belongs to a class of another file, or of this one, that breeds. */
class Box extends GeneticAlgorithm {
  constructor() {
    super();
    this.population = this.fill();
  }

  fill() {
    return [1, 2, 3].map(() => new Ball({ radius: Math.random() })).map((ball) => ball.encode());
    //                                            ^^^^^^^^^^^ unseeded-random
  }
}

module.exports = { Box };
