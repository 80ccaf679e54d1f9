/** A diary of meals and exercise speaks of fitness, of weight and of mutations of its store. */
export function sample(mutate: (entry: { weight: number; fitness: number }) => void): void {
  mutate({ weight: 60 + Math.random() * 40, fitness: Math.random() });
}

/** Lines between dots. */
export function joinDots(nodes: readonly { connections: number[] }[]): void {
  for (const node of nodes) node.connections.push(Math.floor(Math.random() * nodes.length));
}

/** Two numbers that are nearly equal. */
export function isNear(a: number, epsilon: number): boolean {
  return Math.abs(Math.floor(Math.random()) - a) < epsilon;
}
