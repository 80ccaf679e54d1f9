import type { ImportEdge, ImportGraph } from './import-graph';

/** A stretch of a file's top level that runs without another file in between. */
interface Stretch {
  /** The import after which it begins; null at the start of the file. */
  readonly after: ImportEdge | null;
  readonly time: number;
}

/** When the top level of each file of one program runs, import by import. */
export class Timeline {
  readonly #stretches = new Map<string, Stretch[]>();
  #time = 0;

  constructor(graph: ImportGraph, entry: string) {
    this.#run(graph, entry);
  }

  /** The time at which a place of a top level runs; undefined for files that the program does not load. */
  timeOf(path: string, position: number): number | undefined {
    return this.#stretches.get(path)?.findLast(({ after }) => after === null || after.position() <= position)?.time;
  }

  #run(graph: ImportGraph, path: string): void {
    if (this.#stretches.has(path)) return;
    const stretches: Stretch[] = [];
    this.#stretches.set(path, stretches);
    const edges = graph.edgesOf(path);
    for (const edge of edges) if (edge.isHoisted) this.#run(graph, edge.target);
    stretches.push({ after: null, time: this.#time++ });
    const later = edges.filter(({ isHoisted }) => !isHoisted).sort((a, b) => a.position() - b.position());
    for (const edge of later) {
      if (this.#stretches.has(edge.target)) continue;
      this.#run(graph, edge.target);
      stretches.push({ after: edge, time: this.#time++ });
    }
  }
}
