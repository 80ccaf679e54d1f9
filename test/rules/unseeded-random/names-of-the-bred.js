const SYLLABLES = ['ba', 'lu', 'ki'];

/** Who is bred is given a name, which is drawn and means nothing. */
function makeName() {
  return SYLLABLES[Math.floor(Math.random() * SYLLABLES.length)] + SYLLABLES[Math.floor(Math.random() * SYLLABLES.length)];
}

export function crossover(mother, father, add) {
  const genes = mother.genes.map((gene, index) => (Math.random() < 0.5 ? gene : father.genes[index]));
//                                                 ^^^^^^^^^^^^^ unseeded-random
  return add(genes, makeName(), mother.fitness + father.fitness);
}
