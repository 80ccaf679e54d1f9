/** A gene that connects two nodes. */
export class Connection {
  weight: number;

  constructor(readonly from: number, readonly to: number, weight?: number) {
    this.weight = weight ?? Math.random();
//                          ^^^^^^^^^^^^^ unseeded-random (warning)
  }
}

export class Genome {
  fitness = 0;

  constructor(readonly connections: Connection[]) {}

  crossover(other: Genome): Genome {
    const inherited = this.connections.map((own, index) => (Math.random() > 0.5 ? own : (other.connections[index] ?? own)));
//                                                          ^^^^^^^^^^^^^ unseeded-random (warning)
    return new Genome(this.fitness > 0 ? inherited : other.connections);
  }
}
