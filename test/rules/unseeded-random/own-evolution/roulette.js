/** Parents are drawn from a population, and a child is mutated now and then: an evolution, whatever it breeds. */
export class Evolution {
  constructor(population, mutProb, fitness) {
    this.population = population;
    this.mutProb = mutProb;
    this.fitness = fitness;
  }

  nextGeneration(breed, mutate) {
    const best = [...this.population].sort((a, b) => this.fitness(b) - this.fitness(a)).slice(0, 10);
    const newPopulation = [];
    while (newPopulation.length < this.population.length) {
      const index = Math.floor(Math.random() * best.length);
      //                       ^^^^^^^^^^^^^ unseeded-random (warning)
      let child = breed(this.population[index], best[0]);
      if (Math.random() <= this.mutProb) child = mutate(child);
      //  ^^^^^^^^^^^^^ unseeded-random (warning)
      newPopulation.push(child);
    }
    return newPopulation;
  }
}

/** A network that is made of genes, or by chance where there are none. */
export function Net(genes) {
  if (genes.length > 0) this.first = genes[0];
  else this.first = [Math.random(), Math.random()];
  //                 ^^^^^^^^^^^^^ unseeded-random (warning)
  //                                ^^^^^^^^^^^^^ unseeded-random (warning)
}
