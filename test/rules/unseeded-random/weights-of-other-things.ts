/** Edges of a graph and prizes of a game have weights, too, and nothing is learned from them. */
interface Edge {
  from: number;
  to: number;
  weight: number;
}

export function drawGraph(nodes: number): Edge[] {
  const edges: Edge[] = [];
  for (let node = 1; node < nodes; node++) edges.push({ from: node, to: Math.floor(Math.random() * node), weight: Math.random() });
  return edges;
}

export class Prizes {
  weights: number[] = [];

  fill(count: number): void {
    for (let index = 0; index < count; index++) this.weights.push(Math.random());
  }

  pick(): number {
    let left = Math.random() * this.weights.reduce((sum, weight) => sum + weight, 0);
    return this.weights.findIndex((weight) => (left -= weight) < 0);
  }
}

/** Parts of a mixture of distributions. */
export function addPart(parts: { mean: number; weight: number }[]): number[] {
  const all = [...parts, { mean: Math.random(), weight: 1 }];
  all.forEach((part) => (part.weight /= all.length));
  return all.map(({ mean, weight }) => weight * Math.exp(-mean));
}
