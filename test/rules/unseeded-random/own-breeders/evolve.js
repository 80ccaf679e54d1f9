const crossover = require('./crossover');
const { Box } = require('./base');

function fitness(genome) {
  return genome.reduce((sum, part) => sum + part, 0);
}

function generateIndividual() {
  const size = 4 + Math.floor(Math.random() * 4);
  //                          ^^^^^^^^^^^ unseeded-random
  return Array.from({ length: size }, () => Math.random());
  //                                        ^^^^^^^^^^^ unseeded-random
}

function step(genomes, mutation) {
  for (const genome of genomes) {
    for (let chance = 1.5; chance > 0; chance -= 1) {
      if (Math.random() < chance) mutation(genome);
      //  ^^^^^^^^^^^ unseeded-random
    }
    if (genome.open && Math.random() < 0.1) genome.blink();
  }
  return genomes.sort((one, other) => fitness(other) - fitness(one));
}

module.exports = { box: new Box(), generateIndividual, step, cross: crossover.uniform };
