import { posix } from 'node:path';
import type { Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';

export interface ImportEdge {
  readonly target: string;
  /** Offset of the import in the importing file. */
  readonly position: number;
  /** Runs before the body of the importing file, wherever it stands. */
  readonly isHoisted: boolean;
}

/** Who loads whom, by path, among the files of the project. */
export class ImportGraph {
  readonly #edges = new Map<string, readonly ImportEdge[]>();
  readonly #importers = new Map<string, Set<string>>();
  readonly #reachable = new Map<string, ReadonlySet<string>>();
  readonly #dependents = new Map<string, ReadonlySet<string>>();
  readonly #entries = new Map<string, readonly string[]>();

  constructor(project: Project) {
    for (const file of project.collectFiles()) {
      const edges = [...collectModuleEdges(project, file), ...collectPageEdges(project, file)];
      this.#edges.set(file.path, edges);
      for (const { target } of edges) {
        const importers = this.#importers.get(target) ?? new Set<string>();
        importers.add(file.path);
        this.#importers.set(target, importers);
      }
    }
  }

  edgesOf(path: string): readonly ImportEdge[] {
    return this.#edges.get(path) ?? [];
  }

  /** The file and all that it loads, however far. */
  collectReachable(path: string): ReadonlySet<string> {
    return remember(this.#reachable, path, () => close(path, (each) => this.edgesOf(each).map(({ target }) => target)));
  }

  /** The file and all that load it, however far. */
  collectDependents(path: string): ReadonlySet<string> {
    return remember(this.#dependents, path, () => close(path, (each) => [...(this.#importers.get(each) ?? [])]));
  }

  /** Files that nobody loads, from which this file is reached: where its programs start. */
  collectEntries(path: string): readonly string[] {
    return remember(this.#entries, path, () => {
      const entries = [...this.collectDependents(path)].filter((each) => (this.#importers.get(each)?.size ?? 0) === 0);
      return entries.length > 0 ? entries.sort() : [path];
    });
  }
}

function collectModuleEdges(project: Project, file: ParsedFile): ImportEdge[] {
  return file.model.mentions.flatMap(({ specifier, node, how, isTypeOnly }) => {
    if (isTypeOnly || how === 'worker') return [];
    const target = project.findImported(file.path, specifier);
    return target === undefined ? [] : [{ target: target.path, position: node.getStart(), isHoisted: how === 'import' || how === 'export' }];
  });
}

/** The scripts that a page loads run in order, as one program. */
function collectPageEdges(project: Project, file: ParsedFile): ImportEdge[] {
  return file.scriptAddresses.flatMap((address) => {
    if (/^(https?:)?\/\//.test(address)) return [];
    const target = project.find(posix.join(posix.dirname(file.path), address.replace(/[?#].*$/, '')));
    return target === undefined ? [] : [{ target: target.path, position: 0, isHoisted: true }];
  });
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function close(start: string, next: (path: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const path of seen) for (const each of next(path)) seen.add(each);
  return seen;
}

const GRAPHS = new WeakMap<Project, { readonly version: number; readonly graph: ImportGraph }>();

/** The graph of the project as it is; edits that touch no import keep it. */
export function importGraphOf(project: Project): ImportGraph {
  const known = GRAPHS.get(project);
  if (known?.version === project.importVersion) return known.graph;
  const graph = new ImportGraph(project);
  // Building the graph may have read neighbours, so the version is taken afterwards.
  GRAPHS.set(project, { version: project.importVersion, graph });
  return graph;
}
