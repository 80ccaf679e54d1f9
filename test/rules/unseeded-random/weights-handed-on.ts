/** A network that is handed its weights, and whose names alone say that it is one. */
export class Creature {
  constructor(readonly config: { readonly hiddenLayers: readonly number[]; readonly weights: readonly number[] }) {}

  process(inputs: readonly number[]): number {
    return 1 / (1 + Math.exp(-inputs.reduce((sum, input, index) => sum + input * (this.config.weights[index] ?? 0), 0)));
  }
}

export function hatch(): Creature {
  return new Creature({ hiddenLayers: [4], weights: Array.from({ length: 9 }, () => Math.random() * 2 - 1) });
//                                                                                  ^^^^^^^^^^^^^ unseeded-random (warning)
}

/** Of those that lived, chance chooses one to go on from. */
export function choose(survivors: readonly Creature[]): readonly number[] {
  const survivor = survivors[Math.floor(Math.random() * survivors.length)];
//                                      ^^^^^^^^^^^^^ unseeded-random (warning)
  return survivor === undefined ? [] : survivor.config.weights;
}
