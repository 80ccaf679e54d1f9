interface Citizen {
  readonly genes: readonly number[];
  readonly fitness: number;
}

/** Nothing here says what the genes are for: what is bred is learned. */
export function breed(mother: Citizen, father: Citizen, mutationRate: number): number[] {
  const cuts = Array.from({ length: 2 }, () => Math.floor(Math.random() * mother.genes.length));
//                                                        ^^^^^^^^^^^^^ unseeded-random (warning)
  const genes = mother.genes.map((gene, index) => {
    const inherited = cuts.filter((cut) => index >= cut).length % 2 === 0 ? gene : (father.genes[index] ?? gene);
    return Math.random() < mutationRate ? inherited + Math.random() - 0.5 : inherited;
//         ^^^^^^^^^^^^^ unseeded-random (warning)
//                                                    ^^^^^^^^^^^^^ unseeded-random (warning)
  });
  return genes;
}

/** A place on the screen is no gene. */
export const start = { x: Math.random(), y: Math.random() };
