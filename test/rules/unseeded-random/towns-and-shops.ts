/** A town of people, one of whom is greeted. */
export function greet(population: readonly string[], action: (name: string) => void): void {
  action(population[Math.floor(Math.random() * population.length)] ?? '');
}

/** A shop gives a reward for an action of the day. */
export function offer(actions: readonly string[]): { action: string | undefined; reward: number } {
  return { action: actions[Math.floor(Math.random() * actions.length)], reward: 10 };
}

/** A gym plans the next generation of members by their fitness. */
export function plan(newPopulation: { fitness: number }[]): void {
  newPopulation.push({ fitness: Math.random() });
}
