/** A genome is drawn in a colour of its own, which is inherited with it. */
export interface Genome {
  weights: number[];
  color: string;
}

const drawn = (): number => Math.floor(Math.random() * 256);

export function first(): Genome {
  return { weights: [], color: `rgb(${drawn()}, 0, 0)` };
}

export function breed(mother: Genome, father: Genome): Genome {
  return { weights: mother.weights, color: father.color };
}

export function publish(population: readonly Genome[], send: (message: object) => void): void {
  send({ fitness: 1, genomes: population.map(({ color, weights }) => ({ color, weights })) });
}

export const population = Array.from({ length: 9 }, first);
