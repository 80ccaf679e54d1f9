import { pick } from './tools';

/** Where the genes of one parent end. */
export function crossover(mother, father) {
  const cut = pick(mother.genes.length);
  return mother.genes.slice(0, cut).concat(father.genes.slice(cut));
}
