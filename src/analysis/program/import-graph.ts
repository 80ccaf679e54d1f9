import { isPage } from '../../base/markup';
import { resolveAddress, type Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';
import { isTestFile, startsProgram } from '../source/program-start';
import { RingHeads } from './ring-heads';

export interface ImportEdge {
  readonly target: string;
  /** Offset in the importing file at which the target is loaded. */
  readonly position: () => number;
  /** Runs before the body of the importing file, wherever it stands. */
  readonly isHoisted: boolean;
}

/** Who loads whom, by path, among the files of the project. */
export class ImportGraph {
  readonly #project: Project;
  readonly #edges = new Map<string, readonly ImportEdge[]>();
  readonly #importers = new Map<string, Set<string>>();
  readonly #workers = new Map<string, readonly string[]>();
  readonly #starters = new Map<string, Set<string>>();
  readonly #reachable = new Map<string, ReadonlySet<string>>();
  readonly #takingPart = new Map<string, ReadonlySet<string>>();
  readonly #dependents = new Map<string, ReadonlySet<string>>();
  readonly #entries = new Map<string, readonly string[]>();
  readonly #rings = new RingHeads({
    dependentsOf: (path) => [...this.collectDependents(path)],
    isStart: (path) => this.#isStart(path),
    isTest: (path) => this.#isTest(path),
  });

  constructor(project: Project) {
    this.#project = project;
    for (const file of project.collectFiles()) {
      const edges = [...collectModuleEdges(project, file), ...collectPageEdges(project, file)];
      this.#edges.set(file.path, edges);
      for (const { target } of edges) addTo(this.#importers, target, file.path);
      const workers = collectWorkers(project, file);
      this.#workers.set(file.path, workers);
      for (const worker of workers) addTo(this.#starters, worker, file.path);
    }
  }

  edgesOf(path: string): readonly ImportEdge[] {
    return this.#edges.get(path) ?? [];
  }

  /** The files that load this one themselves. */
  importersOf(path: string): readonly string[] {
    return [...(this.#importers.get(path) ?? [])];
  }

  /** The file and all that it loads, however far. */
  collectReachable(path: string): ReadonlySet<string> {
    return remember(this.#reachable, path, () => close(path, (each) => this.edgesOf(each).map(({ target }) => target)));
  }

  /** The files that start this one as a worker. */
  startersOf(path: string): readonly string[] {
    return [...(this.#starters.get(path) ?? [])];
  }

  /** The file and all that it loads, and the workers that these start with all that they load. */
  collectTakingPart(path: string): ReadonlySet<string> {
    return remember(this.#takingPart, path, () => close(path, (each) => [...this.edgesOf(each).map(({ target }) => target), ...(this.#workers.get(each) ?? [])]));
  }

  /** The file and all that load it, however far. */
  collectDependents(path: string): ReadonlySet<string> {
    return remember(this.#dependents, path, () => close(path, (each) => this.importersOf(each)));
  }

  /**
   * Where the programs of a file start: scripts that nobody else loads, and the heads of rings. Its tests count where
   * there are no others.
   */
  collectEntries(path: string): readonly string[] {
    return remember(this.#entries, path, () => {
      const entries = [...[...this.collectDependents(path)].filter((each) => this.#isStart(each)), ...this.#rings.collect(path)].sort();
      const proper = entries.filter((each) => !this.#isTest(each));
      if (entries.length === 0) return [path];
      return proper.length > 0 ? proper : entries;
    });
  }

  #isStart(path: string): boolean {
    const importers = this.importersOf(path).map((each) => this.#project.relative(each));
    return startsProgram(importers, () => this.#project.find(path)?.text ?? '');
  }

  #isTest(path: string): boolean {
    return isTestFile(this.#project.relative(path));
  }
}

/** Modules that stand in a page wait for the scripts before them: what they import comes no earlier. */
function collectModuleEdges(project: Project, file: ParsedFile): ImportEdge[] {
  const isInPage = isPage(file.path);
  return file.model.mentions.flatMap(({ specifier, node, how, isTypeOnly }) => {
    if (isTypeOnly || how === 'worker') return [];
    const target = project.findImported(file.path, specifier);
    return target === undefined ? [] : [{ target: target.path, position: () => node.getStart(), isHoisted: !isInPage && (how === 'import' || how === 'export') }];
  });
}

/** The files that `new Worker(…)` names here, but for the file itself. Classic scripts name them as a page does. */
function collectWorkers(project: Project, file: ParsedFile): string[] {
  return file.model.mentions.flatMap(({ specifier, how }) => {
    if (how !== 'worker') return [];
    const path = project.findImported(file.path, specifier)?.path ?? resolveAddress(file.path, specifier);
    return path === undefined || path === file.path || project.find(path) === undefined ? [] : [path];
  });
}

/** The scripts that a page loads run in the order of its tags, between those whose code it holds; those that wait for its end come last. */
function collectPageEdges(project: Project, file: ParsedFile): ImportEdge[] {
  const scripts = [...file.scripts].sort((a, b) => a.position - b.position);
  return scripts.flatMap(({ address, position }) => {
    const path = resolveAddress(file.path, address);
    const target = path === undefined ? undefined : project.find(path);
    return target === undefined ? [] : [{ target: target.path, position: () => position, isHoisted: false }];
  });
}

function addTo(groups: Map<string, Set<string>>, key: string, member: string): void {
  const group = groups.get(key) ?? new Set<string>();
  group.add(member);
  groups.set(key, group);
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
