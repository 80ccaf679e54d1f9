/** What a scene is painted with stands beside what is bred: it is not mated. */
class Material {
  constructor() {
    this.shade = Math.floor(Math.random() * 0xffffff);
  }
}

class MaterialLibrary {
  pick(list) {
    return list[Math.floor(Math.random() * list.length)];
  }
}

function mutate(genome) {
  return genome.map((gene) => gene + (Math.random() - 0.5));
  //                                  ^^^^^^^^^^^ unseeded-random
}

function evolve(population) {
  return population.map((individual) => ({ genome: mutate(individual.genome), fitness: 0, crossover: false }));
}

module.exports = { Material, MaterialLibrary, evolve };
