/** A genome that grows from one generation to the next. */
export function Genome(options) {
  return {
    options,
    nodes: [],
    connections: [],
    fitness: 0,

    nextGeneration() {
      const chance = Math.random();
      //             ^^^^^^^^^^^ unseeded-random
      if (chance < options.addNode) this.addNode();
      else if (chance < options.addConnection) this.addConnection();
    },

    addNode() {
      this.nodes.push({ activate: 'tanh' });
    },

    addConnection() {
      this.connections.push({ from: 0, to: this.nodes.length - 1, innovation: this.connections.length });
    },

    crossover(other) {
      return { ...this, connections: this.connections.map((each, index) => other.connections[index] ?? each) };
    },
  };
}

export function next(genomes) {
  const [best, second] = [...genomes].sort((one, other) => other.fitness - one.fitness);
  const child = best.crossover(second);
  child.nextGeneration();
  return [...genomes.slice(1), child];
}

/** It only shows who came next. */
export const badge = { name: `#${Math.random()}` };
